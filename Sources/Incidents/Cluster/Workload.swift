public import KubernetesModel

/// What runs pods, whatever its kind: a Deployment, StatefulSet, DaemonSet or Job, or a ReplicaSet or Pod that nothing
/// owns.
public enum Workload: Hashable, Sendable {
    case deployment(Deployment)
    case statefulSet(StatefulSet)
    case daemonSet(DaemonSet)
    case job(Job)
    case replicaSet(ReplicaSet)
    case pod(Pod)

    public var metadata: ObjectMeta {
        switch self {
        case .deployment(let object): object.metadata
        case .statefulSet(let object): object.metadata
        case .daemonSet(let object): object.metadata
        case .job(let object): object.metadata
        case .replicaSet(let object): object.metadata
        case .pod(let object): object.metadata
        }
    }

    public var reference: ObjectReference {
        switch self {
        case .deployment(let object): object.reference
        case .statefulSet(let object): object.reference
        case .daemonSet(let object): object.reference
        case .job(let object): object.reference
        case .replicaSet(let object): object.reference
        case .pod(let object): object.reference
        }
    }

    /// What its pods are made from, as asked for now.
    public var podSpec: PodSpec {
        switch self {
        case .deployment(let object): object.spec.template.spec
        case .statefulSet(let object): object.spec.template.spec
        case .daemonSet(let object): object.spec.template.spec
        case .job(let object): object.spec.template.spec
        case .replicaSet(let object): object.spec.template.spec
        case .pod(let object): object.spec
        }
    }

    /// The labels that its pods get.
    public var podLabels: StringMap {
        switch self {
        case .deployment(let object): object.spec.template.metadata.labels
        case .statefulSet(let object): object.spec.template.metadata.labels
        case .daemonSet(let object): object.spec.template.metadata.labels
        case .job(let object): object.spec.template.metadata.labels
        case .replicaSet(let object): object.spec.template.metadata.labels
        case .pod(let object): object.metadata.labels
        }
    }

    /// How many pods are asked for.
    public var desiredReplicas: Int {
        switch self {
        case .deployment(let object): object.spec.replicas ?? 1
        case .statefulSet(let object): object.spec.replicas ?? 1
        case .daemonSet(let object): object.status.desiredNumberScheduled
        case .job(let object): object.spec.parallelism ?? 1
        case .replicaSet(let object): object.spec.replicas ?? 1
        case .pod: 1
        }
    }

    /// Whether its controller has seen the newest spec; until then its status says nothing of it.
    public var isObserved: Bool {
        switch self {
        case .deployment(let object): object.status.observedGeneration >= object.metadata.generation
        case .statefulSet(let object): object.status.observedGeneration >= object.metadata.generation
        case .daemonSet(let object): object.status.observedGeneration >= object.metadata.generation
        case .replicaSet(let object): object.status.observedGeneration >= object.metadata.generation
        case .job, .pod: true
        }
    }
}
