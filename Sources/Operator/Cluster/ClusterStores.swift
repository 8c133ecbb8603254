package import ControllerRuntime
package import Incidents
package import KubernetesModel

/// The stores of everything that is watched.
package struct ClusterStores: Sendable {
    package let pods = Store<Pod>(indexedBy: .pod)
    package let events = Store<Event>(indexedBy: .involvedObject)
    package let deployments = Store<Deployment>()
    package let replicaSets = Store<ReplicaSet>()
    package let statefulSets = Store<StatefulSet>()
    package let daemonSets = Store<DaemonSet>()
    package let controllerRevisions = Store<ControllerRevision>()
    package let jobs = Store<Job>()
    package let nodes = Store<Node>()
    package let namespaces = Store<Namespace>()
    package let services = Store<Service>()
    package let endpoints = Store<Endpoints>()
    package let claims = Store<PersistentVolumeClaim>()
    package let storageClasses = Store<StorageClass>()
    package let autoscalers = Store<HorizontalPodAutoscaler>()
    package let disruptionBudgets = Store<PodDisruptionBudget>()
    package let incidents = Store<Incident>()
    package let requests = Store<ActionRequest>()
    package let policies = Store<AutonomyPolicy>()

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
