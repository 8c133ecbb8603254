import Incidents
import KubernetesModel

/// Evicts one pod, so that its controller makes a new one and disruption budgets hold.
///
/// - Indication: a pod that hangs, while others of its revision work.
/// - Contraindication: nothing would make the pod again; it belongs to a job; its revision has never worked.
/// - Undo: none; the pod is gone. The uid binds the eviction to this one pod, so doing it twice does it once.
enum RestartPod {
    static func prepare(_ action: Action, on target: Target) throws(RemediationError) -> PreparedAction {
        guard target.reference.kind == Pod.resource.kind else {
            throw RemediationError(.unsupportedTarget, "\(target.reference.shortName) is no pod")
        }
        guard let owner = target.live.controller, let kind = owner["kind"]?.stringValue else {
            throw RemediationError(
                .contraindicated, "\(target.reference.shortName) has no controller: nothing would make it again")
        }
        guard !["Job", "Node"].contains(kind) else {
            let instead =
                kind == "Job" ? "a job counts an evicted pod as failed; retry the job" : "its node runs it itself"
            throw RemediationError(.contraindicated, "\(target.reference.shortName) belongs to a \(kind): \(instead)")
        }
        let pod: Pod
        do {
            pod = try KubernetesJSON.decode(Pod.self, from: target.live)
        } catch {
            throw RemediationError(.unreadable, "\(target.reference.shortName) cannot be read: \(error)")
        }
        // Of a pod of some other controller it is not known how many there are beside it.
        guard let value = target.related.workload, let kind = value["kind"]?.stringValue,
            LiveWorkload.kinds.contains(kind) || kind == ReplicaSet.resource.kind
        else {
            return PreparedAction(
                action: action, preconditions: ActionRequest.Preconditions(uid: target.uid),
                blastRadius: ActionRequest.BlastRadius(pods: 1, percent: 100), operation: .evict(target.identity))
        }
        let workload = try LiveWorkload(value, kind: kind, related: target.related, now: target.now)
        if workload.current?.made(pod) ?? false { try workload.requireProvenRevision() }
        return PreparedAction(
            action: action, preconditions: ActionRequest.Preconditions(uid: target.uid),
            blastRadius: workload.radius(of: pod), baseline: workload.baseline, operation: .evict(target.identity))
    }
}
