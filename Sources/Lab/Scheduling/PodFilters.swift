internal import KubernetesModel

/// What a pod demands of nodes, in the order in which the default profile of kube-scheduler asks it. The texts are those
/// of pkg/scheduler/framework/plugins.
struct PodFilters: Sendable {
    let pod: SchedulingPod
    private let demands: NodeDemands
    private let volumes: VolumeFilter
    private let spread: TopologySpread
    private let affinity: PodAffinity

    init(_ pod: SchedulingPod, in snapshot: SchedulingSnapshot) {
        self.pod = pod
        demands = NodeDemands(pod)
        volumes = VolumeFilter(pod, in: snapshot)
        spread = TopologySpread(pod, in: snapshot, demands)
        affinity = PodAffinity(pod, in: snapshot)
    }

    /// Why no node will do, whatever they are like.
    var problem: Rejection? { volumes.problem }

    /// The only nodes that the pod names; nil: all.
    var candidates: Set<String>? { demands.names }

    /// Why a node will not do.
    func rejection(by node: SchedulingNode) -> Rejection? {
        unschedulable(node) ?? untolerated(node) ?? demands.rejection(by: node) ?? ports(node)
            ?? ResourceFit.rejection(of: pod.requests, by: node) ?? volumes.rejection(by: node)
            ?? spread.rejection(by: node) ?? affinity.rejection(by: node)
    }

    private func unschedulable(_ node: SchedulingNode) -> Rejection? {
        let taint = Taint(Taint.unschedulable, .noSchedule)
        guard node.isUnschedulable, !pod.tolerations.contains(where: { $0.tolerates(taint) }) else { return nil }
        return Rejection(.nodeUnschedulable, "node(s) were unschedulable")
    }

    private func untolerated(_ node: SchedulingNode) -> Rejection? {
        let taint = node.taints.first { taint in
            taint.effect != .preferNoSchedule && !pod.tolerations.contains { $0.tolerates(taint) }
        }
        return taint.map {
            Rejection(.taintToleration, "node(s) had untolerated taint {\($0.key): \($0.value)}")
        }
    }

    private func ports(_ node: SchedulingNode) -> Rejection? {
        guard !pod.hostPorts.isEmpty else { return nil }
        let isTaken = node.pods.contains { other in
            other.hostPorts.contains { taken in pod.hostPorts.contains { $0.conflicts(with: taken) } }
        }
        guard isTaken else { return nil }
        return Rejection(
            .nodePorts, "node(s) didn't have free ports for the requested pod ports", isHelpedByPreemption: true)
    }
}

/// A pod's node selector and required node affinity.
struct NodeDemands: Sendable {
    private let labels: [String: String]
    private let affinity: NodeSelector?

    init(_ pod: SchedulingPod) {
        labels = (pod.spec["nodeSelector"]?.objectValue ?? [:]).compactMapValues(\.stringValue)
        affinity = pod.spec["affinity"]?["nodeAffinity"]?["requiredDuringSchedulingIgnoredDuringExecution"].map(
            NodeSelector.init)
    }

    var names: Set<String>? { affinity?.names }

    func matches(_ node: SchedulingNode) -> Bool {
        labels.allSatisfy { node.labels[$0.key] == $0.value }
            && affinity?.matches(node.labels, name: node.name) ?? true
    }

    func rejection(by node: SchedulingNode) -> Rejection? {
        matches(node) ? nil : Rejection(.nodeAffinity, "node(s) didn't match Pod's node affinity/selector")
    }
}

/// The plugin NodeResourcesFit.
enum ResourceFit {
    static func rejection(of requests: ResourceAmounts, by node: SchedulingNode) -> Rejection? {
        var reasons: [String] = []
        var isTooLarge = false
        if Int64(node.pods.count) + 1 > node.allocatable["pods"] { reasons.append("Too many pods") }
        let first = ["cpu", "memory", "ephemeral-storage"]
        let others = requests.amounts.keys.filter { !first.contains($0) }.sorted()
        for name in first + others where requests[name] > 0 {
            let free = node.allocatable[name].subtractingClamped(node.requested[name])
            guard requests[name] > free else { continue }
            reasons.append("Insufficient \(name)")
            if requests[name] > node.allocatable[name] { isTooLarge = true }
        }
        guard !reasons.isEmpty else { return nil }
        return Rejection(.nodeResourcesFit, reasons, isHelpedByPreemption: !isTooLarge)
    }
}
