internal import Foundation
internal import KubernetesModel

/// The people who cordon and uncordon nodes, as `kubectl cordon` does.
struct Cordoning: ClusterPart {
    let component = "kubectl-cordon"
    let fleet: NodeFleet
    private var seen = 0

    init(fleet: NodeFleet) { self.fleet = fleet }

    mutating func signals() -> [ObjectKey] {
        let (nodes, revision) = fleet.changes(after: seen)
        seen = revision
        return nodes.map { ObjectKey(.nodes, name: $0) }
    }

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] { [] }

    func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard let isCordoned = fleet.takeCordon(of: key.name) else { return nil }
        // A node that is gone needs neither.
        _ = try? cluster.update(key) { $0[path: "spec", "unschedulable"] = isCordoned ? true : nil }
        return nil
    }
}
