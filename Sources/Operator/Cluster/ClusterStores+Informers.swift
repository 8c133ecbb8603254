import ControllerRuntime
import Incidents
import KubernetesClient
import KubernetesModel
import Logging

extension ClusterStores {
    /// One informer for each store but the policies'.
    ///
    /// - Parameter namespace: the only namespace to watch, or nil for all; kinds without a namespace are watched whole.
    func informers(api: KubernetesAPI, namespace: String?, logger: Logger) -> [any Informer] {
        func informer<Object: KubernetesObject>(_ store: Store<Object>) -> any Informer {
            Reflector(
                source: ClusterListerWatcher(api, namespace: Object.resource.isNamespaced ? namespace : nil),
                store: store, logger: logger)
        }
        return [
            informer(pods), informer(events), informer(deployments), informer(replicaSets), informer(statefulSets),
            informer(daemonSets), informer(controllerRevisions), informer(jobs), informer(nodes), informer(namespaces),
            informer(services),
            informer(endpoints), informer(claims), informer(storageClasses), informer(autoscalers),
            informer(disruptionBudgets), informer(incidents), informer(requests),
        ]
    }

    /// The kinds whose absence rules and guardrails must know of, by the names that informers give.
    static let kinds: [String: String] = [
        Pod.resource, Node.resource, StorageClass.resource, Namespace.resource, HorizontalPodAutoscaler.resource,
        PodDisruptionBudget.resource, ReplicaSet.resource, ControllerRevision.resource,
    ].reduce(into: [:]) { $0[$1.qualifiedName] = $1.kind }
}
