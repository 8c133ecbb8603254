package import Incidents
import KubernetesModel

extension Workload {
    /// Pods that are available, where the kind counts them.
    var availableReplicas: Int? {
        switch self {
        case .deployment(let object): object.status.availableReplicas
        case .statefulSet(let object): object.status.readyReplicas
        case .daemonSet(let object): object.status.numberReady
        case .replicaSet(let object): object.status.availableReplicas
        case .job, .pod: nil
        }
    }

    /// What its rollout lacks, or nil where every pod is of the newest template and available.
    package var incompleteness: String? {
        let desired = desiredReplicas
        let updated: Int
        let surplus: Int
        switch self {
        case .deployment(let object):
            updated = object.status.updatedReplicas
            surplus = object.status.replicas - updated
        case .statefulSet(let object):
            let status = object.status
            updated = status.currentRevision == status.updateRevision ? status.replicas : status.updatedReplicas
            surplus = status.replicas - desired
        case .daemonSet(let object):
            updated = object.status.updatedNumberScheduled
            surplus = 0
        case .replicaSet(let object):
            updated = object.status.replicas
            surplus = updated - desired
        case .job, .pod: return nil
        }
        if updated < desired { return "has \(updated) of \(desired) pods updated" }
        if surplus > 0 { return "has \(surplus) pods too many" }
        if let available = availableReplicas, available < desired {
            return "has \(available) of \(desired) pods available"
        }
        return nil
    }
}
