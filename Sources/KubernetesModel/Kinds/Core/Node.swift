/// A machine that runs pods.
public struct Node: KubernetesObject {
    public static let resource = APIResource(
        group: "", versions: ["v1"], kind: "Node", plural: "nodes", isNamespaced: false)

    /// A mark that keeps pods away which do not tolerate it.
    public struct Taint: Codable, Hashable, Sendable {
        @OmitEmpty public var key: String = ""
        public var value: String?
        /// `NoSchedule`, `PreferNoSchedule` or `NoExecute`.
        @OmitEmpty public var effect: String = ""

        public init() {}
    }

    public struct Spec: Codable, Hashable, Sendable, Emptiable {
        /// Cordoned: no new pods.
        @OmitEmpty public var unschedulable: Bool = false
        @OmitEmpty public var taints: [Taint] = []

        public init() {}

        public var isEmpty: Bool { self == Spec() }
    }

    public struct Status: Codable, Hashable, Sendable, Emptiable {
        @OmitEmpty public var conditions: [Condition] = []
        @OmitEmpty public var allocatable: ResourceAmounts = ResourceAmounts()

        public init() {}

        public var isEmpty: Bool { self == Status() }
    }

    public var metadata = ObjectMeta()
    @OmitEmpty public var spec: Spec = Spec()
    @OmitEmpty public var status: Status = Status()

    public init() {}
}
