import Foundation
import Incidents
import KubernetesModel

extension Examination {
    /// Looks at a workload: its deletion, its pods, its claims, what its controllers may not do, and what is missing.
    mutating func examine(_ workload: Workload) {
        if workload.metadata.deletionTimestamp != nil, workload.reference.kind != Pod.resource.kind {
            examineDeletion(of: workload.reference, workload.metadata)
            return
        }
        if case .job(let job) = workload {
            examine(job)
            return
        }
        let pods = snapshot.pods(of: workload).filter { !isIgnored($0.metadata) }
        for pod in pods { examine(pod, of: workload) }
        examineClaims(of: workload, pods)
        examineRefusals(of: workload, pods)
        examineRollout(of: workload)
        if let autoscaler = snapshot.autoscaler(of: workload), !isIgnored(autoscaler.metadata) { examine(autoscaler) }
        examineWarnings(of: workload, pods)
        if isWell { examineAvailability(of: workload, pods) }
    }

    /// A Deployment whose controller has given up on the rollout. While it progresses there is nothing to say.
    private mutating func examineRollout(of workload: Workload) {
        guard case .deployment(let deployment) = workload, workload.isObserved, !deployment.spec.paused,
            let condition = deployment.status.conditions.first(ofType: "Progressing"), condition.isFalse
        else { return }
        let since = condition.lastTransitionTime ?? now
        add(
            Signal(
                kind: .rolloutStuck, object: workload.reference,
                reason: condition.reason ?? "ProgressDeadlineExceeded", message: condition.message ?? "",
                firstSeen: since, lastSeen: now))
    }

    /// Replicas that are missing although nothing says why: the last resort, after a long grace.
    private mutating func examineAvailability(of workload: Workload, _ pods: [Pod]) {
        guard workload.isObserved, let availability = Availability(of: workload), availability.missing > 0 else {
            return
        }
        if case .pod = workload { return }
        if case .deployment(let deployment) = workload, deployment.isProgressing || deployment.spec.paused { return }
        let onDeadNodes = pods.count { isDown($0.spec.nodeName) }
        guard availability.missing > onDeadNodes else { return }
        let since = lastChange(of: workload, pods)
        guard hasLasted(settings.unavailableGrace, since: since) else { return }
        add(
            Signal(
                kind: .replicasUnavailable, object: workload.reference, reason: "ReplicasUnavailable",
                message: "\(availability.available) of \(availability.desired) replicas are available",
                firstSeen: since ?? now, lastSeen: now, count: availability.missing))
    }

    /// When anything last moved that could still bring the missing replicas.
    private func lastChange(of workload: Workload, _ pods: [Pod]) -> Date? {
        var dates = pods.flatMap { pod in
            [pod.metadata.creationTimestamp, pod.status.conditions.first(ofType: "Ready")?.lastTransitionTime]
        }
        if case .deployment(let deployment) = workload {
            dates.append(deployment.status.conditions.first(ofType: "Available")?.lastTransitionTime)
        }
        dates.append(workload.metadata.creationTimestamp)
        return dates.compactMap { $0 }.max()
    }
}

extension Deployment {
    /// A rollout is under way and has not missed its deadline.
    package var isProgressing: Bool {
        guard let condition = status.conditions.first(ofType: "Progressing") else { return false }
        return condition.isTrue && condition.reason != "NewReplicaSetAvailable"
    }
}
