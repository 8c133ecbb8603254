import Detection
public import Incidents
import KubernetesModel

/// A Deployment of several replicas shares one claim that only one node or pod may have.
///
/// - Condition: a pod waits for a volume that another pod of the same Deployment and revision holds
///   (`Multi-Attach error`, or `ReadWriteOncePod ... already in-use`), and more than one replica is asked for.
/// - Certainty: 0.85.
/// - Remedy: scale to the number of ready pods, which takes nothing away that serves. Not where an autoscaler owns the
///   number, and not during a rollout, in which the old pod lets go by itself.
/// - Tempting but wrong: detaching the volume by force, which corrupts data.
public struct SharedVolumeRule: Rule {
    public let id = "shared-volume"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        guard case .deployment(let deployment)? = `case`.workload, (deployment.spec.replicas ?? 1) > 1,
            let signal = `case`.signals(.mountFailed, .unschedulable).first(where: isTaken),
            let pod = `case`.pod(of: signal)
        else { return [] }
        let siblings = `case`.pods.filter { $0.isReady && $0.metadata.controller?.uid == pod.metadata.controller?.uid }
        let claims = Set(pod.spec.claimNames)
        guard !siblings.isEmpty, siblings.contains(where: { !claims.isDisjoint(with: $0.spec.claimNames) }) else {
            return []
        }
        let names = claims.sorted().joined(separator: ", ")
        let isOwned = `case`.snapshot.autoscaler(of: .deployment(deployment)) != nil
        return [
            `case`.finding(
                self, .storage,
                "\(deployment.spec.replicas ?? 1) replicas share the claim '\(names)', "
                    + "which only one of them can mount",
                evidence: [
                    `case`.evidence(signal),
                    `case`.fact("\(siblings.count) pods of the same revision are ready", of: `case`.target),
                ], certainty: 0.85,
                remedies: isOwned ? [] : [Action(.scaleWorkload(replicas: siblings.count), on: `case`.target)],
                advice: "Use a StatefulSet with a claim for each replica, or a claim that many nodes may mount.")
        ]
    }

    private func isTaken(_ signal: Signal) -> Bool {
        signal.message.contains("Multi-Attach error") || signal.message.contains("ReadWriteOncePod access mode already")
    }
}
