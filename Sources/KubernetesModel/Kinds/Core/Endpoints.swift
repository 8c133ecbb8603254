/// The addresses behind a service of the same name.
public struct Endpoints: KubernetesObject {
    public static let resource = APIResource(group: "", versions: ["v1"], kind: "Endpoints", plural: "endpoints")

    public struct Address: Codable, Hashable, Sendable {
        @OmitEmpty public var ip: String = ""
        public var targetRef: ObjectReference?

        public init() {}
    }

    public struct Port: Codable, Hashable, Sendable {
        public var name: String?
        @OmitEmpty public var port: Int = 0

        public init() {}
    }

    public struct Subset: Codable, Hashable, Sendable {
        @OmitEmpty public var addresses: [Address] = []
        @OmitEmpty public var notReadyAddresses: [Address] = []
        @OmitEmpty public var ports: [Port] = []

        public init() {}
    }

    public var metadata = ObjectMeta()
    @OmitEmpty public var subsets: [Subset] = []

    public init() {}
}
