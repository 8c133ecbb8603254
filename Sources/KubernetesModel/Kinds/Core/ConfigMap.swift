/// A ConfigMap by its keys; the values are not kept.
public struct ConfigMap: KubernetesObject {
    public static let resource = APIResource(group: "", versions: ["v1"], kind: "ConfigMap", plural: "configmaps")

    public var metadata = ObjectMeta()
    /// The keys of `data` and `binaryData`, sorted.
    public var keys: [String] = []

    public init() {}

    private enum CodingKeys: String, CodingKey {
        case metadata, data, binaryData
    }

    private struct Ignored: Codable {
        init() {}
        init(from decoder: any Decoder) throws {}
        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode("")
        }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        metadata = try container.decode(ObjectMeta.self, forKey: .metadata)
        let text = try container.decodeIfPresent([String: Ignored].self, forKey: .data) ?? [:]
        let binary = try container.decodeIfPresent([String: Ignored].self, forKey: .binaryData) ?? [:]
        keys = (Array(text.keys) + Array(binary.keys)).sorted()
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(metadata, forKey: .metadata)
        try container.encode(Dictionary(uniqueKeysWithValues: keys.map { ($0, Ignored()) }), forKey: .data)
    }
}
