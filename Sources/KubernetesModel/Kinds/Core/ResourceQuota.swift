/// Limits on what a namespace may use in sum.
public struct ResourceQuota: KubernetesObject {
    public static let resource = APIResource(
        group: "", versions: ["v1"], kind: "ResourceQuota", plural: "resourcequotas")

    public struct Status: Codable, Hashable, Sendable, Emptiable {
        @OmitEmpty public var hard: [String: Quantity] = [:]
        @OmitEmpty public var used: [String: Quantity] = [:]

        public init() {}

        public var isEmpty: Bool { hard.isEmpty && used.isEmpty }
    }

    public var metadata = ObjectMeta()
    @OmitEmpty public var status: Status = Status()

    public init() {}
}
