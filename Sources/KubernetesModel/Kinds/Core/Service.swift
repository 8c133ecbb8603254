/// A stable address in front of pods.
public struct Service: KubernetesObject {
    public static let resource = APIResource(group: "", versions: ["v1"], kind: "Service", plural: "services")

    public struct Port: Codable, Hashable, Sendable {
        public var name: String?
        @OmitEmpty public var port: Int = 0
        public var targetPort: IntOrString?
        public var `protocol`: String?

        public init() {}
    }

    public struct Spec: Codable, Hashable, Sendable, Emptiable {
        /// `ClusterIP`, `NodePort`, `LoadBalancer` or `ExternalName`.
        @OmitEmpty public var type: String = ""
        @OmitEmpty public var selector: StringMap = [:]
        @OmitEmpty public var ports: [Port] = []
        @OmitEmpty public var publishNotReadyAddresses: Bool = false

        public init() {}

        public var isEmpty: Bool { self == Spec() }
    }

    public var metadata = ObjectMeta()
    @OmitEmpty public var spec: Spec = Spec()

    public init() {}
}
