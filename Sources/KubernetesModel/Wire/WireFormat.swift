/// How the API server writes objects.
public enum WireFormat: Hashable, Sendable, CaseIterable {
    /// Kubernetes' protobuf, for built-in kinds alone; several times faster to read.
    case protobuf
    /// JSON, for every kind.
    case json

    /// The format of a response by its `Content-Type`, or nil for one that is neither.
    public init?(contentType: String) {
        let mediaType = contentType.prefix { $0 != ";" }.lowercased()
        switch mediaType.split(separator: " ").first {
        case "application/vnd.kubernetes.protobuf": self = .protobuf
        case "application/json": self = .json
        default: return nil
        }
    }

    /// The `Content-Type` of a body in this format.
    public var contentType: String {
        switch self {
        case .protobuf: "application/vnd.kubernetes.protobuf"
        case .json: "application/json"
        }
    }

    /// The `Accept` header that prefers this format. A server that cannot write protobuf for a resource falls back to
    /// JSON, so the response is read by its own content type.
    public var accept: String {
        switch self {
        case .protobuf: "\(contentType), application/json"
        case .json: contentType
        }
    }

    /// The format to ask for: protobuf for each kind that can be read from it.
    public static func preferred<Object: KubernetesObject>(for type: Object.Type) -> WireFormat {
        Object.readsProtobuf ? .protobuf : .json
    }

    /// The largest object that decoders accept unless told otherwise, in bytes. The API server takes requests of up to
    /// 3 MiB, and what it adds (managed fields) and JSON's escapes do not come near the rest.
    public static let maximumObjectSize = 16 << 20
}
