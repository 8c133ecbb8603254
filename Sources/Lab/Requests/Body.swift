internal import Foundation
internal import KubernetesModel
internal import Yams

/// The bodies of requests.
enum Body {
    /// The most bytes of a body; the real server has the same limit.
    static let limit = 3 * 1024 * 1024

    /// Reads an object; `null` is an empty one.
    static func object(_ request: APIRequest, kind: String) throws(APIError) -> JSONValue {
        let type = request.contentType.map { MediaType($0).name } ?? "application/json"
        let isYAML: Bool
        switch type {
        case ProtobufBody.contentType:
            do {
                return try ProtobufBody.object(request.body)
            } catch {
                throw unrecognized(request.body, kind: kind, "provided data does not appear to be a protobuf message")
            }
        case "application/json", "": isYAML = false
        case "application/yaml": isYAML = true
        default: throw .unsupportedMediaType(Representation.served)
        }
        let value: JSONValue
        do {
            value = isYAML ? try yaml(request.body) : try JSONValue(bytes: request.body)
        } catch {
            let why =
                isYAML
                ? "yaml: \(yamlProblem(error))"
                : "couldn't get version/kind; json parse error: \(GoJSONError.syntax(request.body))"
            throw unrecognized(request.body, kind: kind, why)
        }
        switch value {
        case .object: return value
        case .null: return [:]
        default:
            throw unrecognized(
                request.body, kind: kind,
                "couldn't get version/kind; json parse error: \(GoJSONError.kind(request.body))")
        }
    }

    /// Reads a value.
    static func value(_ bytes: [UInt8], isYAML: Bool) throws(APIError) -> JSONValue {
        do {
            return isYAML ? try yaml(bytes) : try JSONValue(bytes: bytes)
        } catch {
            throw .badRequest(
                isYAML
                    ? "error decoding YAML: error converting YAML to JSON: yaml: \(yamlProblem(error))"
                    : GoJSONError.syntax(bytes))
        }
    }

    private static func yaml(_ bytes: [UInt8]) throws -> JSONValue {
        try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self)).map(JSONValue.init(node:)) ?? .null
    }

    /// What libyaml says, without the place.
    private static func yamlProblem(_ error: any Error) -> String {
        switch error as? YamlError {
        case .scanner(_, let problem, _, _)?, .parser(_, let problem, _, _)?, .composer(_, let problem, _, _)?: problem
        default: "cannot be read"
        }
    }

    // apiserver's pkg/endpoints/handlers/rest.go, summarizeData.
    static func unrecognized(_ bytes: [UInt8], kind: String, _ why: String) -> APIError {
        let shown = bytes.prefix(30)
        let dots = bytes.count > 30 ? " ..." : ""
        let text =
            if bytes.isEmpty {
                "<empty>"
            } else if bytes.first == UInt8(ascii: "{") {
                String(decoding: shown, as: UTF8.self) + dots
            } else {
                shown.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() + dots
            }
        return .badRequest("the object provided is unrecognized (must be of type \(kind)): \(why) (\(text))")
    }
}

extension JSONValue {
    /// The value of a YAML node, by YAML's core schema.
    init(node: Yams.Node) {
        switch node {
        case .mapping(let mapping):
            self = .object(
                Dictionary(
                    mapping.map { ($0.key.string ?? "", JSONValue(node: $0.value)) },
                    uniquingKeysWith: { _, later in later }))
        case .sequence(let sequence): self = .array(sequence.map(JSONValue.init(node:)))
        case .scalar(let scalar):
            guard scalar.style == .plain || scalar.style == .any else {
                self = .string(scalar.string)
                return
            }
            self = Self.plain(node, scalar.string)
        case .alias: self = .null
        }
    }

    private static func plain(_ node: Yams.Node, _ text: String) -> JSONValue {
        if text.isEmpty || text == "~" || text.lowercased() == "null" { return .null }
        if let flag = node.bool { return .bool(flag) }
        if let number = node.int { return .integer(number) }
        if let number = node.float, number.isFinite { return .number(number) }
        return .string(text)
    }
}
