internal import Foundation
internal import KubernetesModel

/// Keeps the numbered pods of a StatefulSet: pkg/controller/statefulset.
struct StatefulSetController: ClusterPart {
    let component = "kube-controller-manager"
    private var delays = RetryDelays()

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        switch change.resource {
        case .statefulSets: change.key.map { [$0] } ?? []
        case .pods: cluster.ownersToAsk(change, .statefulSets)
        default: []
        }
    }

    mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard let set = cluster.object(key) else {
            delays.succeeded(key)
            return nil
        }
        var sync = StatefulSetSync(set, in: cluster)
        do throws(APIError) {
            try sync.run()
            delays.succeeded(key)
        } catch {
            sync.writeStatus()
            guard !error.isOfEndingNamespace else { return nil }
            return delays.failed(key, at: cluster.now)
        }
        return sync.nextAvailable
    }
}
