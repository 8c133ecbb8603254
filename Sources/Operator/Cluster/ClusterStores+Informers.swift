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

    /// The kinds that are watched, by the names that informers give.
    static let kinds: [String: String] = [
        Pod.resource, Event.resource, Deployment.resource, ReplicaSet.resource, StatefulSet.resource,
        DaemonSet.resource, ControllerRevision.resource, Job.resource, Node.resource, Namespace.resource,
        Service.resource, Endpoints.resource, PersistentVolumeClaim.resource, StorageClass.resource,
        HorizontalPodAutoscaler.resource, PodDisruptionBudget.resource, Incident.resource, ActionRequest.resource,
        AutonomyPolicy.resource,
    ].reduce(into: [:]) { $0[$1.qualifiedName] = $1.kind }
}
