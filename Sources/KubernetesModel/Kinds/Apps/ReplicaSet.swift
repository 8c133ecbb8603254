/// One revision of a Deployment, with its pods.
public struct ReplicaSet: KubernetesObject {
    public static let resource = APIResource(
        group: "apps", versions: ["v1"], kind: "ReplicaSet", plural: "replicasets")

    public struct Spec: Codable, Hashable, Sendable, Emptiable {
        /// Nil means one.
        public var replicas: Int?
        @OmitEmpty public var selector: LabelSelector = LabelSelector()
        @OmitEmpty public var template: PodTemplate = PodTemplate()

        public init() {}

        public var isEmpty: Bool { self == Spec() }
    }

    public struct Status: Codable, Hashable, Sendable, Emptiable {
        @OmitEmpty public var observedGeneration: Int = 0
        @OmitEmpty public var replicas: Int = 0
        @OmitEmpty public var readyReplicas: Int = 0
        @OmitEmpty public var availableReplicas: Int = 0
        @OmitEmpty public var conditions: [Condition] = []

        public init() {}

        public var isEmpty: Bool { self == Status() }
    }

    public var metadata = ObjectMeta()
    @OmitEmpty public var spec: Spec = Spec()
    @OmitEmpty public var status: Status = Status()

    public init() {}

    /// The Deployment's revision that this set stands for.
    public var revision: Int? { metadata.annotations[AnnotationKey.revision].flatMap { Int($0) } }
}
