import Incidents
import KubernetesModel

/// Replaces a workload's pods one by one with the same template, as `kubectl rollout restart` does.
///
/// - Indication: all pods hang or hold stale state, and the template has worked before.
/// - Contraindication: the rollout is held, or the current revision has never worked.
/// - Undo: none; the template's only change is the time of the restart.
enum RolloutRestart {
    static func prepare(
        _ action: Action, on target: Target, as requestName: String
    ) throws(RemediationError) -> PreparedAction {
        let workload = try LiveWorkload(target)
        try workload.requireRollout()
        try workload.requireProvenRevision()
        return PreparedAction(
            action: action, preconditions: target.preconditions, blastRadius: workload.rolloutRadius,
            baseline: workload.baseline,
            operation: target.patch([restart(of: target.live.template, at: target)], as: requestName))
    }

    private static func restart(of template: JSONValue, at target: Target) -> JSONPatchOperation {
        let (key, time) = (AnnotationKey.restartedAt, JSONValue.string(KubernetesJSON.format(target.now)))
        let path = ["spec", "template", "metadata"]
        guard let metadata = template["metadata"], metadata.objectValue != nil else {
            return .add(JSONPointer(path), .object(["annotations": .object([key: time])]))
        }
        guard metadata["annotations"]?.objectValue != nil else {
            return .add(JSONPointer(path + ["annotations"]), .object([key: time]))
        }
        return .add(JSONPointer(path + ["annotations", key]), time)
    }
}
