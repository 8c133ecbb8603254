internal import KubernetesModel

/// What the scheduler asks of a node, and what runs there.
struct SchedulingNode: Sendable {
    let name: String
    let labels: [String: String]
    let isUnschedulable: Bool
    let taints: [Taint]
    let allocatable: ResourceAmounts
    private(set) var pods: [SchedulingPod] = []
    private(set) var requested = ResourceAmounts()
    private(set) var counted = ResourceAmounts()

    init(_ node: JSONValue) {
        name = node.name
        labels = (node[metadata: "labels"]?.objectValue ?? [:]).compactMapValues(\.stringValue)
        isUnschedulable = node["spec"]?["unschedulable"]?.boolValue ?? false
        taints = Taint.all(of: node)
        allocatable = ResourceAmounts(node["status"]?["allocatable"])
    }

    mutating func add(_ pod: SchedulingPod) {
        pods.append(pod)
        requested += pod.requests
        counted += pod.counted
    }

    /// The node with these pods as well.
    func with(_ pods: [SchedulingPod]) -> SchedulingNode {
        var node = self
        for pod in pods { node.add(pod) }
        return node
    }

    /// The node with only some of its pods.
    func keeping(_ isKept: (SchedulingPod) -> Bool) -> SchedulingNode {
        var node = self
        node.pods = []
        node.requested = ResourceAmounts()
        node.counted = ResourceAmounts()
        return node.with(pods.filter(isKept))
    }
}
