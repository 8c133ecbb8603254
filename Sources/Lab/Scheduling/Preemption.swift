internal import Foundation
internal import KubernetesModel

/// Looks for less important pods whose end would make room: pkg/scheduler/framework/preemption and
/// plugins/defaultpreemption.
struct Preemption: Sendable {
    let pod: SchedulingPod
    let snapshot: SchedulingSnapshot
    /// Why each node does not take the pod.
    let rejections: [String: Rejection]
    let budgets: [DisruptionBudget]

    /// A node, and the pods that would have to leave it.
    struct Candidate: Sendable {
        let node: String
        /// The most important first.
        let victims: [SchedulingPod]
        /// How many of them a disruption budget protects.
        let violations: Int
    }

    private static let notHelpful = "Preemption is not helpful for scheduling"

    static func noHelp(nodes: Int) -> String { FitError(nodes: nodes, reasons: [notHelpful: nodes]).message }

    /// - Returns: a node to clear, or what is to be said of there being none.
    func search() -> (candidate: Candidate?, message: String?) {
        if let obstacle { return (nil, obstacle) }
        var candidates: [Candidate] = []
        var reasons: [String: Int] = [:]
        for node in snapshot.nodes {
            guard rejections[node.name]?.isHelpedByPreemption ?? false else {
                reasons[Self.notHelpful, default: 0] += 1
                continue
            }
            switch attempt(on: node) {
            case .success(let candidate): candidates.append(candidate)
            case .failure(let why): for reason in why.reasons { reasons[reason, default: 0] += 1 }
            }
        }
        if let best = Self.best(of: candidates) { return (best, nil) }
        return (nil, FitError(nodes: snapshot.nodes.count, reasons: reasons).message)
    }

    private var obstacle: String? {
        if pod.spec["preemptionPolicy"]?.stringValue == "Never" {
            return "not eligible due to preemptionPolicy=Never."
        }
        let nominated = snapshot.nodes.first { $0.name == pod.nominatedNode }
        let isLeaving = nominated?.pods.contains { $0.isDeleting && $0.priority < pod.priority } ?? false
        return isLeaving ? "not eligible due to a terminating pod on the nominated node." : nil
    }

    private struct Hopeless: Error {
        let reasons: [String]
    }

    private func attempt(on node: SchedulingNode) -> Result<Candidate, Hopeless> {
        let lesser = node.pods.filter { $0.priority < pod.priority }.sorted { $0.isMoreImportant(than: $1) }
        guard !lesser.isEmpty else {
            return .failure(Hopeless(reasons: ["No preemption victims found for incoming pod"]))
        }
        var gone = Set(lesser.map(\.uid))
        if let rejection = rejection(by: node, without: gone) { return .failure(Hopeless(reasons: rejection.reasons)) }
        let protected = DisruptionBudget.protected(lesser, by: budgets)
        // Those that a budget protects are spared first, then the more important ones.
        let order = lesser.filter { protected.contains($0.uid) } + lesser.filter { !protected.contains($0.uid) }
        for other in order {
            gone.remove(other.uid)
            if rejection(by: node, without: gone) != nil { gone.insert(other.uid) }
        }
        let victims = lesser.filter { gone.contains($0.uid) }
        return .success(
            Candidate(node: node.name, victims: victims, violations: victims.count { protected.contains($0.uid) }))
    }

    private func rejection(by node: SchedulingNode, without gone: Set<String>) -> Rejection? {
        let left = node.keeping { !gone.contains($0.uid) }
        var snapshot = snapshot
        snapshot.nodes = snapshot.nodes.map { $0.name == node.name ? left : $0 }
        return PodFilters(pod, in: snapshot).rejection(by: left)
    }

    /// Fewest protected, least important, fewest victims; of those alike the node whose victims started last.
    static func best(of candidates: [Candidate]) -> Candidate? {
        candidates.min { left, right in
            if left.violations != right.violations { return left.violations < right.violations }
            let (highest, other) = (left.victims.first?.priority ?? .min, right.victims.first?.priority ?? .min)
            if highest != other { return highest < other }
            let (sum, otherSum) = (weight(left), weight(right))
            if sum != otherSum { return sum < otherSum }
            if left.victims.count != right.victims.count { return left.victims.count < right.victims.count }
            let (start, otherStart) = (left.victims.first?.started, right.victims.first?.started)
            if start != otherStart { return (start ?? .distantFuture) > (otherStart ?? .distantFuture) }
            return left.node < right.node
        }
    }

    /// The sum of the priorities, of which each counts as no less than nothing.
    private static func weight(_ candidate: Candidate) -> Double {
        candidate.victims.reduce(0) { $0 + Double($1.priority) + Double(Int32.max) }
    }
}
