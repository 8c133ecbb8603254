internal import KubernetesModel

/// How well a node suits a pod that it can take: the scores of NodeResourcesFit (least allocated), TaintToleration and
/// NodeAffinity with the weights of the default profile.
enum NodeScore {
    static func score(_ pod: SchedulingPod, on node: SchedulingNode) -> Int {
        leastAllocated(pod, node) + 3 * tolerance(pod, node) + 2 * preference(pod, node)
    }

    /// The node that suits a pod best; of equal ones the first by name.
    static func best(of nodes: [SchedulingNode], for pod: SchedulingPod) -> SchedulingNode? {
        var best: (node: SchedulingNode, score: Int)?
        for node in nodes {
            let score = score(pod, on: node)
            if best.map({ score > $0.score || (score == $0.score && node.name < $0.node.name) }) ?? true {
                best = (node, score)
            }
        }
        return best?.node
    }

    private static func leastAllocated(_ pod: SchedulingPod, _ node: SchedulingNode) -> Int {
        let scores = ["cpu", "memory"].map { name -> Double in
            let capacity = Double(node.allocatable[name])
            guard capacity > 0 else { return 0 }
            return max(0, capacity - Double(node.counted[name]) - Double(pod.counted[name])) * 100 / capacity
        }
        return Int(scores.reduce(0, +) / Double(scores.count))
    }

    private static func tolerance(_ pod: SchedulingPod, _ node: SchedulingNode) -> Int {
        let untolerated = node.taints.count { taint in
            taint.effect == .preferNoSchedule && !pod.tolerations.contains { $0.tolerates(taint) }
        }
        return untolerated == 0 ? 100 : 0
    }

    private static func preference(_ pod: SchedulingPod, _ node: SchedulingNode) -> Int {
        let terms =
            pod.spec["affinity"]?["nodeAffinity"]?["preferredDuringSchedulingIgnoredDuringExecution"]?.arrayValue ?? []
        let weights = terms.map { term in
            let matches = term["preference"].map { NodeSelector.matches(term: $0, node.labels, name: node.name) }
            return (weight: term["weight"]?.intValue ?? 0, matches: matches ?? false)
        }
        let all = weights.reduce(0) { $0 + min(max($1.weight, 0), 100) }
        guard all > 0 else { return 0 }
        return weights.filter(\.matches).reduce(0) { $0 + min(max($1.weight, 0), 100) } * 100 / all
    }
}
