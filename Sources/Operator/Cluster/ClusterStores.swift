import ControllerRuntime
package import Incidents
import KubernetesModel

/// The stores of everything that is watched.
package struct ClusterStores: Sendable {
    let pods = Store<Pod>(indexedBy: .pod)
    let events = Store<Event>(indexedBy: .involvedObject)
    let deployments = Store<Deployment>()
    let replicaSets = Store<ReplicaSet>()
    let statefulSets = Store<StatefulSet>()
    let daemonSets = Store<DaemonSet>()
    let controllerRevisions = Store<ControllerRevision>()
    let jobs = Store<Job>()
    let nodes = Store<Node>()
    let namespaces = Store<Namespace>()
    let services = Store<Service>()
    let endpoints = Store<Endpoints>()
    let claims = Store<PersistentVolumeClaim>()
    let storageClasses = Store<StorageClass>()
    let autoscalers = Store<HorizontalPodAutoscaler>()
    let disruptionBudgets = Store<PodDisruptionBudget>()
    let incidents = Store<Incident>()
    let requests = Store<ActionRequest>()
    let policies = Store<AutonomyPolicy>()

    package init() {}

    /// The cluster as the watches know it now.
    package func snapshot() -> ClusterSnapshot {
        var snapshot = ClusterSnapshot()
        snapshot.pods = pods.snapshot()
        snapshot.events = events.snapshot()
        snapshot.deployments = deployments.snapshot()
        snapshot.replicaSets = replicaSets.snapshot()
        snapshot.statefulSets = statefulSets.snapshot()
        snapshot.daemonSets = daemonSets.snapshot()
        snapshot.controllerRevisions = controllerRevisions.snapshot()
        snapshot.jobs = jobs.snapshot()
        snapshot.nodes = nodes.snapshot()
        snapshot.namespaces = namespaces.snapshot()
        snapshot.services = services.snapshot()
        snapshot.endpoints = endpoints.snapshot()
        snapshot.claims = claims.snapshot()
        snapshot.storageClasses = storageClasses.snapshot()
        snapshot.autoscalers = autoscalers.snapshot()
        snapshot.disruptionBudgets = disruptionBudgets.snapshot()
        return snapshot
    }
}
