/// A workload of interchangeable pods, rolled out revision by revision.
public struct Deployment: KubernetesObject {
    public static let resource = APIResource(
        group: "apps", versions: ["v1"], kind: "Deployment", plural: "deployments")

    public struct Spec: Codable, Hashable, Sendable, Emptiable {
        /// Nil means one.
        public var replicas: Int?
        @OmitEmpty public var selector: LabelSelector = LabelSelector()
        @OmitEmpty public var template: PodTemplate = PodTemplate()
        @OmitEmpty public var strategy: Strategy = Strategy()
        @OmitEmpty public var paused: Bool = false
        /// Seconds; nil means 600.
        public var progressDeadlineSeconds: Int?

        public init() {}

        public var isEmpty: Bool { self == Spec() }
    }

    /// How the pods of a new revision take the place of the old ones.
    public struct Strategy: Codable, Hashable, Sendable, Emptiable {
        /// `RollingUpdate` or `Recreate`.
        @OmitEmpty public var type: String = ""

        public init() {}

        public var isEmpty: Bool { type.isEmpty }
    }

    public struct Status: Codable, Hashable, Sendable, Emptiable {
        @OmitEmpty public var observedGeneration: Int = 0
        @OmitEmpty public var replicas: Int = 0
        @OmitEmpty public var updatedReplicas: Int = 0
        @OmitEmpty public var readyReplicas: Int = 0
        @OmitEmpty public var availableReplicas: Int = 0
        @OmitEmpty public var unavailableReplicas: Int = 0
        @OmitEmpty public var conditions: [Condition] = []

        public init() {}

        public var isEmpty: Bool { self == Status() }
    }

    public var metadata = ObjectMeta()
    @OmitEmpty public var spec: Spec = Spec()
    @OmitEmpty public var status: Status = Status()

    public init() {}

    /// The revision counted by the deployment controller, from 1.
    public var revision: Int? { metadata.annotations[AnnotationKey.revision].flatMap { Int($0) } }
}

extension LabelSelector: Emptiable {
    public var isEmpty: Bool { matchLabels.isEmpty && matchExpressions.isEmpty }
}
