/// One attempt to find a node for a pod.
struct SchedulingCycle: Sendable {
    let pod: SchedulingPod
    let snapshot: SchedulingSnapshot
    /// Pods for which nodes were cleared; the room is theirs.
    var nominated: [SchedulingPod] = []
    var budgets: [DisruptionBudget] = []

    enum Outcome: Sendable {
        case fits(node: String)
        case fails(Failure)
    }

    struct Failure: Sendable {
        let message: String
        /// What refused nodes: what may help later depends on it.
        let filters: Set<Rejection.Filter>
        /// The node that is to be cleared for the pod.
        var preemption: Preemption.Candidate?
    }

    func run() -> Outcome {
        guard !snapshot.nodes.isEmpty else { return .fails(Failure(message: FitError.noNodes, filters: [])) }
        let filters = PodFilters(pod, in: snapshot)
        var error = FitError(nodes: snapshot.nodes.count)
        if let problem = filters.problem {
            error.problem = problem.reasons.joined(separator: ", ")
            error.preemption = Preemption.noHelp(nodes: snapshot.nodes.count)
            return .fails(Failure(message: error.message, filters: [problem.filter]))
        }
        let nodes = nodesWithNominated
        var rejections: [String: Rejection] = [:]
        for node in nodes {
            let isCandidate = filters.candidates?.contains(node.name) ?? true
            rejections[node.name] =
                isCandidate
                ? filters.rejection(by: node)
                : Rejection(.nodeAffinity, "node(s) didn't satisfy plugin(s) [NodeAffinity]")
        }
        let fitting = nodes.filter { rejections[$0.name] == nil }
        // The room that was made for it is taken first.
        let cleared = fitting.first { $0.name == pod.nominatedNode }
        if let node = cleared ?? NodeScore.best(of: fitting, for: pod) { return .fits(node: node.name) }
        for reason in rejections.values.flatMap(\.reasons) { error.reasons[reason, default: 0] += 1 }
        var snapshot = snapshot
        snapshot.nodes = nodes
        let search = Preemption(pod: pod, snapshot: snapshot, rejections: rejections, budgets: budgets).search()
        error.preemption = search.message
        return .fails(
            Failure(
                message: error.message, filters: Set(rejections.values.map(\.filter)), preemption: search.candidate))
    }

    private var nodesWithNominated: [SchedulingNode] {
        snapshot.nodes.map { node in
            var node = node
            for other in nominated {
                guard other.nominatedNode == node.name, other.uid != pod.uid, other.priority >= pod.priority else {
                    continue
                }
                node.add(other)
            }
            return node
        }
    }
}
