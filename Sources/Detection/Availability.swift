import Incidents
import KubernetesModel

/// How many of a workload's pods are asked for and available.
struct Availability: Hashable, Sendable {
    let desired: Int
    let available: Int

    var missing: Int { max(0, desired - available) }

    /// Nil for a job, which has no share of pods to be available.
    init?(of workload: Workload) {
        switch workload {
        case .deployment(let object): available = object.status.availableReplicas
        case .statefulSet(let object): available = object.status.readyReplicas
        case .daemonSet(let object): available = object.status.numberReady
        case .replicaSet(let object): available = object.status.availableReplicas
        case .pod(let object): available = object.status.conditions.first(ofType: "Ready")?.isTrue == true ? 1 : 0
        case .job: return nil
        }
        desired = workload.desiredReplicas
    }
}
