public import Foundation

/// A change to an object, in one of the four forms that the API server takes.
public enum Patch: Hashable, Sendable {
    /// RFC 6902.
    case json([JSONPatchOperation])
    /// RFC 7386: replaces lists whole.
    case merge(JSONValue)
    /// Kubernetes' own, for built-in kinds only: merges lists by their keys.
    case strategicMerge(JSONValue)
    /// Server-side apply: the full intent of one field manager.
    case apply(JSONValue)

    /// The content type that tells the API server which form it is.
    public var contentType: String {
        switch self {
        case .json: "application/json-patch+json"
        case .merge: "application/merge-patch+json"
        case .strategicMerge: "application/strategic-merge-patch+json"
        // JSON is YAML.
        case .apply: "application/apply-patch+yaml"
        }
    }

    /// The request's body.
    public func body() throws -> Data {
        let encoder = KubernetesJSON.makeEncoder()
        return switch self {
        case .json(let operations): try encoder.encode(operations)
        case .merge(let value), .strategicMerge(let value), .apply(let value): try encoder.encode(value)
        }
    }
}
