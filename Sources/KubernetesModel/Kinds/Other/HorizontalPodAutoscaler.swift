/// An autoscaler that owns a workload's replica count.
public struct HorizontalPodAutoscaler: KubernetesObject {
    public static let resource = APIResource(
        group: "autoscaling", versions: ["v2", "v2beta2", "v1"], kind: "HorizontalPodAutoscaler",
        plural: "horizontalpodautoscalers")

    public struct Spec: Codable, Hashable, Sendable, Emptiable {
        @OmitEmpty public var scaleTargetRef: ObjectReference = ObjectReference()
        public var minReplicas: Int?
        @OmitEmpty public var maxReplicas: Int = 0

        public init() {}

        public var isEmpty: Bool { self == Spec() }
    }

    public struct Status: Codable, Hashable, Sendable, Emptiable {
        @OmitEmpty public var currentReplicas: Int = 0
        @OmitEmpty public var desiredReplicas: Int = 0
        @OmitEmpty public var conditions: [Condition] = []

        public init() {}

        public var isEmpty: Bool { self == Status() }
    }

    public var metadata = ObjectMeta()
    @OmitEmpty public var spec: Spec = Spec()
    @OmitEmpty public var status: Status = Status()

    public init() {}
}
