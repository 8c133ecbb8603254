public import ControllerRuntime
public import KubernetesModel

/// The cluster as it was seen at one moment: what detection and diagnosis read.
///
/// A value: nothing changes under a rule, and the same snapshot always gives the same findings.
public struct ClusterSnapshot: Sendable {
    public var pods = ObjectTable<Pod>(indexedBy: .pod)
    public var events = ObjectTable<Event>(indexedBy: .involvedObject)
    public var deployments = ObjectTable<Deployment>()
    public var replicaSets = ObjectTable<ReplicaSet>()
    public var statefulSets = ObjectTable<StatefulSet>()
    public var daemonSets = ObjectTable<DaemonSet>()
    public var controllerRevisions = ObjectTable<ControllerRevision>()
    public var jobs = ObjectTable<Job>()
    public var nodes = ObjectTable<Node>()
    public var namespaces = ObjectTable<Namespace>()
    public var services = ObjectTable<Service>()
    public var endpoints = ObjectTable<Endpoints>()
    public var claims = ObjectTable<PersistentVolumeClaim>()
    public var storageClasses = ObjectTable<StorageClass>()
    public var autoscalers = ObjectTable<HorizontalPodAutoscaler>()
    public var disruptionBudgets = ObjectTable<PodDisruptionBudget>()
    /// Only those that a rule asks for, by their keys: ConfigMaps are many and large, and are not watched.
    public var configMaps = ObjectTable<ConfigMap>()
    /// The kinds that could not be read, with the reason: rules that need one of them say so instead of guessing.
    public var unseen: [String: String] = [:]

    public init() {}
}
