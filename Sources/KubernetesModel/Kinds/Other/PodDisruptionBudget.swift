/// How many pods of a workload may be disturbed at once.
public struct PodDisruptionBudget: KubernetesObject {
    public static let resource = APIResource(
        group: "policy", versions: ["v1", "v1beta1"], kind: "PodDisruptionBudget", plural: "poddisruptionbudgets")

    public struct Spec: Codable, Hashable, Sendable, Emptiable {
        @OmitEmpty public var selector: LabelSelector = LabelSelector()

        public init() {}

        public var isEmpty: Bool { self == Spec() }
    }

    public struct Status: Codable, Hashable, Sendable, Emptiable {
        @OmitEmpty public var disruptionsAllowed: Int = 0
        @OmitEmpty public var currentHealthy: Int = 0
        @OmitEmpty public var desiredHealthy: Int = 0
        @OmitEmpty public var expectedPods: Int = 0

        public init() {}

        public var isEmpty: Bool { self == Status() }
    }

    public var metadata = ObjectMeta()
    @OmitEmpty public var spec: Spec = Spec()
    @OmitEmpty public var status: Status = Status()

    public init() {}
}
