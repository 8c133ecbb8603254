import Incidents
import KubernetesModel

/// Brings back the pod template of an earlier revision.
///
/// - Indication: the workload began to fail with its current revision, and the earlier one worked.
/// - Contraindication: the rollout is held; the revision is gone, is not the controller's, or has the template that the
///   workload has now.
/// - Undo: rolling back to the revision before, which keeps its number until it is brought back.
struct RollbackWorkload {
    let revision: Int

    func prepare(
        _ action: Action, on target: Target, as requestName: String, purpose: ActionCatalogue.Purpose
    ) throws(RemediationError) -> PreparedAction {
        let workload = try LiveWorkload(target)
        if purpose == .repair { try workload.requireRollout() }
        guard let wanted = workload.revisions.last(where: { $0.number == revision }) else {
            let numbers = workload.revisions.map { "\($0.number)" }.joined(separator: ", ")
            throw RemediationError(
                .notApplicable,
                "revision \(revision) of \(workload.name) is not kept: there are \(numbers.isEmpty ? "none" : numbers)")
        }
        guard wanted.isMarked else {
            throw RemediationError(
                .contraindicated,
                "revision \(revision) of \(workload.name) lacks the label \(Revision.hashLabel), which its controller sets"
            )
        }
        guard wanted.template[path: "spec", "containers"]?.arrayValue?.isEmpty == false else {
            throw RemediationError(.unreadable, "revision \(revision) of \(workload.name) has no containers")
        }
        guard !wanted.isCurrent else {
            throw RemediationError(
                .contraindicated, "revision \(revision) has the template that \(workload.name) has now")
        }
        return PreparedAction(
            action: action, preconditions: target.preconditions,
            undo: workload.current.map { Action(.rollbackWorkload(toRevision: $0.number), on: action.target) },
            blastRadius: workload.rolloutRadius, baseline: workload.baseline,
            operation: target.patch([.replace(["spec", "template"], wanted.template)], as: requestName))
    }
}
