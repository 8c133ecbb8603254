internal import Foundation
internal import KubernetesModel

/// The people who cordon and uncordon nodes, as `kubectl cordon` does.
struct Cordoning: ClusterPart {
    let component = "kubectl-cordon"
    private var follower: FleetFollower

    init(fleet: NodeFleet) { follower = FleetFollower(fleet) }

    private var fleet: NodeFleet { follower.fleet }

    mutating func signals() -> [ObjectKey] {
        follower.news().map { ObjectKey(.nodes, name: $0) }
    }

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] { [] }

    func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard let isCordoned = fleet.takeCordon(of: key.name) else { return nil }
        cluster.attemptUpdate(key) { $0[path: "spec", "unschedulable"] = isCordoned ? true : nil }
        return nil
    }
}
