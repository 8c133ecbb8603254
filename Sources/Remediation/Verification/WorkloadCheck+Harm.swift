import Foundation
import Incidents
import KubernetesModel

/// What shows at once that an action did not help, or did harm.
extension WorkloadCheck {
    /// Faults that do not pass by themselves while a pod starts.
    private static let lasting: Set<Signal.Kind> = [
        .imageUnavailable, .outOfMemory, .crashLoop, .containerConfigInvalid, .containerStartFailed,
    ]

    /// A fault on a pod that the action made.
    func newFault(on workload: Workload) -> String? {
        guard isSeen(on: workload), workload.isObserved else { return nil }
        var grave = Self.lasting
        if incident.spec.signals.contains(where: { $0.kind == .livenessFailing }) { grave.insert(.livenessFailing) }
        let fault = signals.first { signal in
            guard grave.contains(signal.kind), signal.object.kind == Pod.resource.kind,
                let pod = snapshot.object(\.pods, named: signal.object.name, in: signal.object.namespace),
                signal.object.uid.isEmpty || signal.object.uid == pod.metadata.uid
            else { return false }
            return isOfAction(pod, signal: signal, workload: workload)
        }
        return fault.map { "\($0.kind.rawValue) shows after the action on \($0.object.shortName): \($0.message)" }
    }

    /// Fewer available pods than there were, beyond what the action itself takes away for a while.
    func loss(of workload: Workload) -> String? {
        guard isSeen(on: workload), workload.isObserved, let available = workload.availableReplicas,
            let before = request.spec.baseline?.availableReplicas
        else { return nil }
        let desired = workload.desiredReplicas
        let taken = ((request.spec.blastRadius?.percent ?? 100) * desired + 99) / 100
        guard available < min(before, desired) - taken else { return nil }
        return "\(workload.reference.shortName) has \(available) available pods, and had \(before) before the action"
    }

    private func isOfAction(_ pod: Pod, signal: Signal, workload: Workload) -> Bool {
        // The API counts creation in whole seconds.
        let begun = Date(timeIntervalSince1970: request.begunAt.timeIntervalSince1970.rounded(.down))
        let isNew = pod.metadata.creationTimestamp.map { $0 >= begun } ?? false
        switch request.spec.action.kind {
        case .restartPod, .scaleWorkload, .retryJob, .escalate: return isNew
        case .rolloutRestart, .rollbackWorkload, .setResources: break
        }
        switch workload {
        case .deployment(let deployment):
            // A rollback can bring back pods that never went; until the replica set is seen under its new number, none.
            let current = snapshot.replicaSets(of: workload).first { $0.revision == deployment.revision }
            return current.map { pod.metadata.controller?.uid == $0.metadata.uid } ?? false
                && (isNew || signal.firstSeen >= begun)
        case .statefulSet(let set):
            return isNew && pod.metadata.labels[Revision.revisionLabel] == set.status.updateRevision
        case .daemonSet, .job, .replicaSet, .pod: return isNew
        }
    }
}
