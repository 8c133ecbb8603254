import Foundation
import Incidents
import KubernetesModel

extension Examination {
    /// Pods that a workload's controller may not create: there is no pod to look at, the word is on its owner.
    mutating func examineRefusals(of workload: Workload, _ pods: [Pod]) {
        switch workload {
        case .deployment(let deployment):
            for set in snapshot.replicaSets(of: workload) { examineRefusal(of: set) }
            guard let condition = deployment.status.conditions.first(ofType: "ReplicaFailure"), condition.isTrue,
                !snapshot.replicaSets(of: workload).contains(where: \.isRefused)
            else { return }
            addRefusal(workload.reference, condition)
        case .replicaSet(let set):
            examineRefusal(of: set)
        case .statefulSet, .daemonSet, .job:
            examineRefusalEvents(of: workload, pods)
        case .pod:
            return
        }
    }

    private mutating func examineRefusal(of set: ReplicaSet) {
        guard set.isRefused, let condition = set.status.conditions.last(where: { $0.isRefusal }) else { return }
        addRefusal(set.reference, condition)
    }

    private mutating func addRefusal(_ object: ObjectReference, _ condition: Condition) {
        guard hasLasted(settings.refusalGrace, since: condition.lastTransitionTime) else { return }
        let event = snapshot.events(about: object.uid).first { $0.reason == "FailedCreate" && isRecent($0) }
        add(
            Signal(
                kind: .createRefused, object: object, reason: condition.reason ?? "FailedCreate",
                message: condition.message ?? event?.message ?? "", firstSeen: condition.lastTransitionTime ?? now,
                lastSeen: event?.lastSeen ?? condition.lastTransitionTime ?? now, count: event?.occurrences ?? 1))
    }

    /// Controllers other than the replica set's have no condition for it, so the event must stand for it: as long as it
    /// recurs, and no pod was created since.
    private mutating func examineRefusalEvents(of workload: Workload, _ pods: [Pod]) {
        guard
            let event = snapshot.events(about: workload.metadata.uid).first(where: {
                $0.reason == "FailedCreate" && $0.isWarning
            }), isRecent(event), let seen = event.lastSeen,
            pods.count < workload.desiredReplicas || pods.isEmpty,
            pods.allSatisfy({ ($0.metadata.creationTimestamp ?? .distantPast) <= seen }),
            hasLasted(settings.refusalGrace, since: event.firstSeen)
        else { return }
        add(
            Signal(
                kind: .createRefused, object: workload.reference, reason: "FailedCreate", message: event.message ?? "",
                trust: event.trust, firstSeen: event.firstSeen ?? seen, lastSeen: seen, count: event.occurrences))
        recheck(at: seen.addingTimeInterval(settings.eventAge.seconds + 1))
    }
}

extension ReplicaSet {
    /// The set wants pods that it may not create.
    fileprivate var isRefused: Bool {
        (spec.replicas ?? 1) > status.replicas && status.conditions.contains { $0.isRefusal }
    }
}

extension Condition {
    fileprivate var isRefusal: Bool { type == "ReplicaFailure" && isTrue && reason == "FailedCreate" }
}
