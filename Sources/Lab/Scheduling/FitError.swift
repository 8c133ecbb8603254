/// How the scheduler says why a pod has no node: pkg/scheduler/framework/types.go, FitError.
struct FitError: Hashable, Sendable {
    let nodes: Int
    /// Why no node will do, whatever they are like.
    var problem: String?
    /// How many nodes have each reason.
    var reasons: [String: Int] = [:]
    /// What came of looking for pods to take away.
    var preemption: String?

    static let noNodes = "no nodes available to schedule pods"

    var message: String {
        var text = "0/\(nodes) nodes are available:"
        if let problem {
            text += " \(problem)."
        } else if !reasons.isEmpty {
            // Sorted as text, so that 10 comes before 2.
            text += " \(reasons.map { "\($0.value) \($0.key)" }.sorted().joined(separator: ", "))."
        }
        if let preemption { text += " preemption: \(preemption)" }
        return text
    }
}
