import Incidents
import KubernetesModel

/// Sets the number of replicas.
///
/// - Indication: the replicas that are there cannot carry the load.
/// - Contraindication: to zero, or from zero, which someone chose; an autoscaler owns the number; nothing would change.
/// - Undo: the number before.
struct ScaleWorkload {
    let replicas: Int

    func prepare(
        _ action: Action, on target: Target, as requestName: String
    ) throws(RemediationError) -> PreparedAction {
        guard ["Deployment", "StatefulSet"].contains(target.reference.kind) else {
            throw RemediationError(.unsupportedTarget, "\(target.reference.shortName) has no number of replicas to set")
        }
        let workload = try LiveWorkload(target)
        guard replicas > 0 else {
            throw RemediationError(.contraindicated, "\(replicas) replicas would take \(workload.name) down")
        }
        guard workload.desired > 0 else {
            throw RemediationError(.contraindicated, "\(workload.name) is scaled to zero by someone")
        }
        guard replicas != workload.desired else {
            throw RemediationError(.contraindicated, "\(workload.name) has \(replicas) replicas already")
        }
        if let autoscaler = autoscaler(of: target) {
            throw RemediationError(
                .contraindicated,
                "the autoscaler \(autoscaler) owns the replicas of \(workload.name): change its bounds")
        }
        return PreparedAction(
            action: action, preconditions: target.preconditions,
            undo: Action(.scaleWorkload(replicas: workload.desired), on: action.target),
            blastRadius: workload.radius(ofScalingTo: replicas), baseline: workload.baseline,
            operation: target.patch([.add(["spec", "replicas"], .integer(replicas))], as: requestName))
    }

    private func autoscaler(of target: Target) -> String? {
        target.related.autoscalers.first { autoscaler in
            let scaled = autoscaler[path: "spec", "scaleTargetRef"]
            return scaled?["kind"]?.stringValue == target.reference.kind
                && scaled?["name"]?.stringValue == target.reference.name
        }?.name
    }
}
