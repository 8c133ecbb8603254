import Incidents
import KubernetesModel

/// Whether the action's parameters lie within the bounds of each policy.
extension Question {
    var boundsObjections: [Objection] {
        switch proposal.action.change {
        case .scaleWorkload(let replicas): terms.flatMap { replicaObjections(replicas, terms: $0) }
        case .setResources(let change): terms.flatMap { resourceObjections(change, terms: $0) }
        case .restartPod, .rolloutRestart, .rollbackWorkload, .retryJob, .escalate: []
        }
    }

    private func replicaObjections(_ replicas: Int, terms: PolicyTerms) -> [Objection] {
        let bounds = terms.bounds
        let by = "policy/\(terms.name)"
        if replicas < bounds.minReplicas {
            let reason = "\(replicas) replicas are fewer than the \(bounds.minReplicas) of policy \(terms.name)"
            return [Objection(.deny, by: by, reason)]
        }
        if let most = bounds.maxReplicas {
            guard replicas > most else { return [] }
            let reason = "\(replicas) replicas are more than the \(most) of policy \(terms.name)"
            return [Objection(.deny, by: by, reason)]
        }
        guard let current = facts.replicas else {
            let reason = "how many replicas there are is not known, and policy \(terms.name) sets no maxReplicas"
            return [Objection(.deny, by: by, reason)]
        }
        let (most, isHuge) = current.multipliedReportingOverflow(by: BuiltInLimits.maxReplicasFactor)
        guard !isHuge, replicas > most else { return [] }
        let reason =
            "\(replicas) replicas are more than \(BuiltInLimits.maxReplicasFactor) times the \(current) there are, "
            + "and policy \(terms.name) sets no maxReplicas"
        return [Objection(.deny, by: by, reason)]
    }

    private func resourceObjections(_ change: ResourceChange, terms: PolicyTerms) -> [Objection] {
        let baseline = facts.baselines[change.container]
        let (limits, requests) = (baseline?.limits, baseline?.requests)
        let (maxMemory, maxCPU) = (terms.bounds.memoryLimitMax, terms.bounds.cpuLimitMax)
        // A container without a request gets its limit as one.
        let amounts = [
            Amount(name: "memory limit", new: change.memoryLimit, baseline: limits?.memory, most: maxMemory),
            Amount(
                name: "memory request", new: change.memoryRequest, baseline: requests?.memory ?? limits?.memory,
                most: maxMemory),
            Amount(name: "cpu limit", new: change.cpuLimit, baseline: limits?.cpu, most: maxCPU),
            Amount(
                name: "cpu request", new: change.cpuRequest, baseline: requests?.cpu ?? limits?.cpu, most: maxCPU),
        ]
        return amounts.compactMap { $0.objection(container: change.container, terms: terms) }
    }
}

/// One amount that is to be set.
private struct Amount {
    let name: String
    let new: Quantity?
    let baseline: Quantity?
    let most: Double?

    func objection(container: String, terms: PolicyTerms) -> Objection? {
        guard let new else { return nil }
        let by = "policy/\(terms.name)"
        let what = "\(name) \(new) of container \(container)"
        guard let amount = new.amount, amount > 0 else {
            return Objection(.deny, by: "guardrail/parameters", "\(what) is no positive amount")
        }
        if let most, amount > most {
            return Objection(.deny, by: by, "\(what) is more than policy \(terms.name) allows at most")
        }
        guard let baseline, let before = baseline.amount, before > 0 else {
            return Objection(
                .ask, by: "guardrail/baseline",
                "what \(what) would grow from is not known, so the growth has no measure")
        }
        let percent = terms.bounds.maxIncreasePercent
        guard amount > before * Double(100 + percent) / 100 else { return nil }
        return Objection(
            .deny, by: by,
            "\(what) is more than \(percent) % above the \(baseline) that it began with, the most of policy \(terms.name)"
        )
    }
}
