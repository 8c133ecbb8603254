/// A workload with one pod on each node.
public struct DaemonSet: KubernetesObject {
    public static let resource = APIResource(
        group: "apps", versions: ["v1"], kind: "DaemonSet", plural: "daemonsets")

    public struct Spec: Codable, Hashable, Sendable, Emptiable {
        @OmitEmpty public var selector: LabelSelector = LabelSelector()
        @OmitEmpty public var template: PodTemplate = PodTemplate()

        public init() {}

        public var isEmpty: Bool { self == Spec() }
    }

    public struct Status: Codable, Hashable, Sendable, Emptiable {
        @OmitEmpty public var observedGeneration: Int = 0
        @OmitEmpty public var desiredNumberScheduled: Int = 0
        @OmitEmpty public var currentNumberScheduled: Int = 0
        @OmitEmpty public var updatedNumberScheduled: Int = 0
        @OmitEmpty public var numberReady: Int = 0
        @OmitEmpty public var numberUnavailable: Int = 0
        @OmitEmpty public var conditions: [Condition] = []

        public init() {}

        public var isEmpty: Bool { self == Status() }
    }

    public var metadata = ObjectMeta()
    @OmitEmpty public var spec: Spec = Spec()
    @OmitEmpty public var status: Status = Status()

    public init() {}
}
