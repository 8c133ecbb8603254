import Detection
public import Incidents
import KubernetesModel

/// No node takes a pod.
///
/// - Condition: the scheduler says so for longer than the grace. Its message is split into causes; what keeps the most
///   nodes away is the root cause, the others are named with it. A claim that is not bound is its own finding.
/// - Certainty: 1.0 for the scheduler's word. With a rollback: 0.9 where the newest revision changed what the pod asks
///   for and it is seen (node selector, requests, host ports, topology spread, claims), 0.7 where it may have changed what
///   is not (affinity, tolerations).
/// - Remedy: roll back where the newest revision asks for what no node has; else people.
/// - Tempting but wrong: deleting other teams' pods, taking requests or tolerations away, uncordoning a node that is
///   being drained, an empty claim under the name that is missing.
public struct UnschedulableRule: Rule {
    public let id = "unschedulable"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.unschedulable).compactMap { signal in
            let failure = SchedulingFailure(reason: signal.reason, message: signal.message)
            guard let first = failure.reasons.first else { return unread(signal, `case`) }
            // The claim's own signal says more.
            if first.cause == .unboundClaim, !`case`.signals(.claimPending).isEmpty { return nil }
            let pod = `case`.pod(of: signal)
            let rollback = remedy(first.cause, pod, signal, `case`)
            let others = failure.reasons.dropFirst().map(\.summary).joined(separator: ", ")
            let also: Sentence = others.map { "; also \($0)" } ?? ""
            return `case`.finding(
                self, first.cause.category,
                "no node takes pod '\(signal.object.name)': \(first.summary(for: pod))\(also)",
                evidence: [`case`.evidence(signal), rollback?.evidence, cordoned(first.cause, `case`)],
                certainty: rollback?.certainty ?? 1, remedies: rollback.map { [$0.action] } ?? [],
                advice: first.cause.advice)
        }
    }

    private func unread(_ signal: Signal, _ case: Case) -> Finding {
        `case`.finding(
            self, .scheduling, "no node takes pod '\(signal.object.name)': \(said: signal.message)",
            evidence: [`case`.evidence(signal)], certainty: 0.7, advice: "Read the scheduler's message.")
    }

    private func remedy(
        _ cause: SchedulingFailure.Cause, _ pod: Pod?, _ signal: Signal, _ case: Case
    ) -> (action: Action, certainty: Double, evidence: Evidence)? {
        guard cause.comesFromTemplate, `case`.followsRevision(signal), let rollback = `case`.rollback else {
            return nil
        }
        let old = rollback.candidate.template?.spec
        let isSeen =
            switch cause {
            case .nodeSelector: old.map { $0.nodeSelector != pod?.spec.nodeSelector } ?? false
            case .insufficient: old.map { $0.asksForLess(than: pod?.spec) } ?? false
            case .missingClaim(let name): old.map { !$0.claimNames.contains(name) } ?? false
            case .topologySpread:
                old.map { $0.topologySpreadConstraints != pod?.spec.topologySpreadConstraints } ?? false
            case .hostPorts: old.map { !$0.hostPorts.isSuperset(of: pod?.spec.hostPorts ?? []) } ?? false
            default: false
            }
        // More replicas of the same request do not fit either: then the revision is not at fault.
        if case .insufficient = cause, !isSeen { return nil }
        return (
            rollback.action, min(isSeen ? 0.9 : 0.7, rollback.candidate.certainty), rollback.candidate.evidence
        )
    }

    private func cordoned(_ cause: SchedulingFailure.Cause, _ case: Case) -> Evidence? {
        guard cause == .cordoned else { return nil }
        let names = `case`.snapshot.all(\.nodes, in: nil).filter(\.spec.unschedulable).map(\.metadata.name).sorted()
        return names.first.map { first in
            Evidence(source: "node/\(first)", text: "cordoned nodes: \(names.joined(separator: ", "))")
        }
    }
}

extension SchedulingFailure.Reason {
    /// The reason with the number of nodes.
    var summary: Sentence { nodes.map { "\(cause.summary) (\($0.of("node")))" } ?? cause.summary }

    /// The reason with what the pod asks for, where that is what does not fit.
    func summary(for pod: Pod?) -> Sentence {
        guard case .insufficient(let resource) = cause, let pod else { return summary }
        let requests = pod.spec.containers.compactMap { container -> String? in
            let amounts = container.resources.requests
            let amount = resource == "cpu" ? amounts.cpu : resource == "memory" ? amounts.memory : nil
            return amount.map { "\($0) for container '\(container.name)'" }
        }
        return requests.isEmpty ? summary : "\(summary), of which it asks for \(requests.joined(separator: ", "))"
    }
}

extension SchedulingFailure.Cause {
    fileprivate var summary: Sentence {
        switch self {
        case .insufficient(let resource): "not enough \(resource) is free"
        case .nodeSelector: "its node selector or affinity matches no node"
        case .taint(let taint):
            "it does not tolerate the taint \(taint.map { "'\(chosen: $0)'" } ?? "of the nodes" as Sentence)"
        case .podAntiAffinity: "its anti-affinity to pods keeps it away"
        case .podAffinity: "no node has the pods that its affinity asks for"
        case .topologySpread: "its topology spread constraints cannot be met"
        case .hostPorts: "the host ports that it asks for are taken"
        case .tooManyPods: "the nodes have as many pods as they may"
        case .cordoned: "nodes are cordoned"
        case .unboundClaim: "a claim that it mounts is not bound"
        case .missingClaim(let name): "the claim '\(chosen: name)' that it mounts does not exist"
        case .volumeAffinity: "its volume is bound to other nodes or to another zone"
        case .volumeLimit: "the nodes have as many volumes as they may"
        case .claimInUse: "another pod holds its ReadWriteOncePod claim"
        case .gated: "it has scheduling gates that nobody has removed"
        case .unhealthyNode(let taint): "nodes are kept out by '\(taint)'"
        }
    }

    fileprivate var category: Category {
        switch self {
        case .unboundClaim, .missingClaim, .volumeAffinity, .volumeLimit, .claimInUse: .storage
        case .unhealthyNode: .node
        default: .scheduling
        }
    }

    /// Whether a change of the pod template can bring it about.
    fileprivate var comesFromTemplate: Bool {
        switch self {
        case .insufficient, .nodeSelector, .taint, .podAntiAffinity, .podAffinity, .topologySpread, .hostPorts,
            .missingClaim:
            true
        case .tooManyPods, .cordoned, .unboundClaim, .volumeAffinity, .volumeLimit, .claimInUse, .gated, .unhealthyNode:
            false
        }
    }

    fileprivate var advice: String {
        switch self {
        case .insufficient("cpu"), .insufficient("memory"):
            "Add a node, free capacity, or ask for less where no node is large enough."
        case .insufficient: "Check the device plugin, or add a node that has the resource."
        case .nodeSelector: "Correct the selector, or label the nodes that are meant."
        case .taint: "Add the toleration, or take a taint away that should not be there."
        case .podAntiAffinity: "Prefer instead of require, ask for fewer replicas, or add nodes."
        case .podAffinity: "Check that the pods which it wants to be near to run."
        case .topologySpread: "Label the nodes as the constraint expects, or allow scheduling anyway."
        case .hostPorts: "Use another host port, or none."
        case .tooManyPods, .volumeLimit: "Add a node."
        case .cordoned: "Uncordon the nodes only if nobody is working on them."
        case .unboundClaim: "See why the claim is not bound."
        case .missingClaim: "Restore the claim's name; an empty claim under that name has none of its data."
        case .volumeAffinity: "Run the pod where its volume is."
        case .claimInUse: "Run one pod, or use a claim that several may mount."
        case .gated: "See whether the controller that sets the gates runs."
        case .unhealthyNode: "Bring the nodes back."
        }
    }
}

extension PodSpec {
    /// The ports of the node that its containers ask for.
    fileprivate var hostPorts: Set<Int> { Set(containers.flatMap(\.ports).map(\.hostPort).filter { $0 != 0 }) }

    /// Whether any container asks for less CPU or memory than its namesake in another spec.
    fileprivate func asksForLess(than other: PodSpec?) -> Bool {
        containers.contains { mine in
            guard let theirs = other?.container(mine.name)?.resources.requests else { return false }
            return exceeds(theirs.cpu, mine.resources.requests.cpu)
                || exceeds(theirs.memory, mine.resources.requests.memory)
        }
    }

    private func exceeds(_ left: Quantity?, _ right: Quantity?) -> Bool {
        guard let left else { return false }
        return right.map { left.isMore(than: $0) ?? false } ?? true
    }
}
