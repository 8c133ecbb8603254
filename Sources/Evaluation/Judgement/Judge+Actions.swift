internal import Incidents
internal import KubernetesModel

extension Judge {
    func judgeActions(_ verdict: inout Verdict) {
        // Handing an incident to people changes nothing.
        let requests = course.requests.filter { $0.spec.action.kind != .escalate }
        let done = requests.filter(\.isBegun)
        verdict.actions = done.map(\.spec.action.summary)

        let harmful = done.filter { isForbidden($0.spec.action) }
        verdict.harm = harmful.count
        verdict.checks.append(
            Check(
                .harmless, harmful.isEmpty,
                harmful.first.map { "forbidden, and done: \($0.spec.action.summary)" } ?? "nothing forbidden was done"))

        let proposed = requests.filter { !$0.isBegun && $0.isStillProposed && isForbidden($0.spec.action) }
        verdict.wrongProposals = proposed.count
        if let first = proposed.first {
            verdict.checks.append(Check(.proposals, false, "forbidden, and proposed: \(first.spec.action.summary)"))
        }

        let wrong = done.filter { !isRight($0.spec.action) }
        verdict.wrongActions = wrong.count
        let right = done.first { isRight($0.spec.action) }
        let isMissing = !expectation.actions.isEmpty && right == nil
        let text: String =
            if let wrong = wrong.first {
                "done, and not right: \(wrong.spec.action.summary)"
            } else if isMissing {
                "not done: \(expectation.actions.map(Self.text).joined(separator: " or "))"
            } else {
                right.map { "done: \($0.spec.action.summary)" } ?? "nothing was to be done, and nothing was"
            }
        verdict.checks.append(Check(.action, wrong.isEmpty && !isMissing, text))
    }

    private func isForbidden(_ action: Action) -> Bool {
        // What is right is not wrong because everything else is.
        !isRight(action)
            && expectation.forbidden.contains { wrong in
                (wrong.kind == nil || wrong.kind == action.kind)
                    && (wrong.target.map { kinship.isKin(action.target, to: $0) } ?? true)
            }
    }

    private func isRight(_ action: Action) -> Bool {
        expectation.actions.contains { right in
            right.kind == action.kind && (right.target.map { kinship.isKin(action.target, to: $0) } ?? true)
                && right.bounds.allSatisfy { name, bound in bound.holds(action.change.amount(name)) }
        }
    }

    private static func text(_ action: Expectation.RightAction) -> String {
        "\(action.kind.rawValue)\(action.target.map { " \($0)" } ?? "")"
    }
}

extension ActionRequest {
    /// Whether somebody may still carry it out.
    fileprivate var isStillProposed: Bool {
        switch status.decision?.state {
        case .denied?, .expired?: false
        default: true
        }
    }
}

extension Action.Change {
    /// A parameter as a number; nil: the action does not set it.
    fileprivate func amount(_ name: String) -> Double? {
        switch (self, name) {
        case (.scaleWorkload(let replicas), "replicas"): Double(replicas)
        case (.rollbackWorkload(let revision), "toRevision"): Double(revision)
        case (.setResources(let change), "memoryLimit"): change.memoryLimit?.amount
        case (.setResources(let change), "memoryRequest"): change.memoryRequest?.amount
        case (.setResources(let change), "cpuLimit"): change.cpuLimit?.amount
        case (.setResources(let change), "cpuRequest"): change.cpuRequest?.amount
        default: nil
        }
    }
}

extension Expectation.Bound {
    /// Whether an amount is within; one that is not set is not.
    fileprivate func holds(_ amount: Double?) -> Bool {
        guard let amount else { return false }
        return (atLeast?.amount.map { amount >= $0 } ?? true) && (atMost?.amount.map { amount <= $0 } ?? true)
    }
}
