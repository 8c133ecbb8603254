import Foundation
import KubernetesModel

/// The forms in which a text, or a secret, may leave the process.
enum Encoding: CaseIterable, Sendable {
    case plain
    case base64
    case base64Twice
    case percent
    case json
    case jsonInJSON
    case jsonThreeDeep

    func encode(_ text: String) -> String {
        switch self {
        case .plain: text
        case .base64: Data(text.utf8).base64EncodedString()
        case .base64Twice: Encoding.base64.encode(Encoding.base64.encode(text))
        case .percent: text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
        case .json: JSONValue.object(["msg": .string(text)]).compactText
        case .jsonInJSON: Encoding.json.encode(Encoding.json.encode(text))
        case .jsonThreeDeep: Encoding.json.encode(Encoding.jsonInJSON.encode(text))
        }
    }

    /// What must not be found of a secret: itself, its base64, and both kinds of escapes.
    static func forms(of secret: String) -> Set<String> {
        let quoted = JSONValue.string(secret).compactText
        return [
            secret, Encoding.base64.encode(secret), Encoding.percent.encode(secret),
            String(quoted.dropFirst().dropLast()),
        ]
    }
}
