import Foundation
public import Incidents
import KubernetesModel

extension ActionRequest {
    /// The name of a request: the same for the same attempt at the same action of the same incident, so that a restart
    /// finds the request it made instead of making another one.
    ///
    /// - Parameters:
    ///   - action: The action.
    ///   - incident: The incident's name, in the namespace of the request.
    ///   - attempt: How many requests for this action the incident had before: an earlier one may have been voided.
    public static func name(for action: Action, of incident: String, attempt: Int = 0) -> String {
        let text = "\(incident)/\(attempt)/\(canonical(action))"
        return "areq-\(Digest.short(of: text, length: 12))"
    }

    /// SHA-256 of an action and its preconditions in canonical JSON (sorted keys, no blanks), in hexadecimal digits.
    public static func hash(of action: Action, under preconditions: Preconditions) -> String {
        Digest.full(of: Data("\(canonical(action))\n\(canonical(preconditions))".utf8))
    }

    /// Whether action and preconditions are those that the hash, and so an approval, is for.
    public var isIntact: Bool { spec.hash == Self.hash(of: spec.action, under: spec.preconditions) }

    private static func canonical(_ value: some Encodable) -> String {
        // Actions hold strings and integers, which always encode.
        (try? KubernetesJSON.makeEncoder().encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
