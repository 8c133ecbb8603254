import ControllerRuntime
import Incidents
import KubernetesClient
import KubernetesModel
import Logging

/// The cluster as it is watched: the stores, and what fills them.
struct ClusterWatch: Sendable {
    let stores = ClusterStores()
    let informers: [any Informer]
    private let policyInformer: Reflector<AutonomyPolicy>

    init(api: KubernetesAPI, namespace: String?, logger: Logger) {
        policyInformer = Reflector(source: ClusterListerWatcher(api), store: stores.policies, logger: logger)
        informers = stores.informers(api: api, namespace: namespace, logger: logger) + [policyInformer]
    }

    /// The cluster as the watches know it now. What cannot be seen is named, so that nothing takes it for absent.
    func snapshot() -> ClusterSnapshot {
        var snapshot = stores.snapshot()
        for informer in informers {
            switch informer.status {
            case .forbidden, .notServed: snapshot.unseen[informer.kind] = informer.status.description
            case .synced, .syncing: break
            }
        }
        return snapshot
    }

    /// The policies. One that cannot be read stands for the strictest that there is: it must not fail open.
    var policies: [AutonomyPolicy] {
        let unreadable = policyInformer.unreadable.reasons.map { key, reason in
            AutonomyPolicy(
                metadata: ObjectMeta(name: "\(key.name) (cannot be read: \(reason))"),
                spec: AutonomyPolicy.Spec(mode: .observe))
        }
        return Array(stores.policies.snapshot().objects) + unreadable
    }
}

extension Informer {
    /// The kind, as snapshots name what they do not see.
    fileprivate var kind: String { ClusterStores.kinds[resourceName] ?? resourceName }
}
