/// A workload of pods with names and storage of their own.
public struct StatefulSet: KubernetesObject {
    public static let resource = APIResource(
        group: "apps", versions: ["v1"], kind: "StatefulSet", plural: "statefulsets")

    public struct Spec: Codable, Hashable, Sendable, Emptiable {
        /// Nil means one.
        public var replicas: Int?
        @OmitEmpty public var serviceName: String = ""
        @OmitEmpty public var selector: LabelSelector = LabelSelector()
        @OmitEmpty public var template: PodTemplate = PodTemplate()

        public init() {}

        public var isEmpty: Bool { self == Spec() }
    }

    public struct Status: Codable, Hashable, Sendable, Emptiable {
        @OmitEmpty public var observedGeneration: Int = 0
        @OmitEmpty public var replicas: Int = 0
        @OmitEmpty public var readyReplicas: Int = 0
        @OmitEmpty public var updatedReplicas: Int = 0
        public var currentRevision: String?
        public var updateRevision: String?
        @OmitEmpty public var conditions: [Condition] = []

        public init() {}

        public var isEmpty: Bool { self == Status() }
    }

    public var metadata = ObjectMeta()
    @OmitEmpty public var spec: Spec = Spec()
    @OmitEmpty public var status: Status = Status()

    public init() {}
}
