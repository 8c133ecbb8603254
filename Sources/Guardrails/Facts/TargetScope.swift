public import KubernetesModel

/// What policies select a target by. What is not seen is nil, and is never taken for a match or for a miss.
public struct TargetScope: Hashable, Sendable {
    public var namespace: String
    public var namespaceLabels: StringMap?
    /// The kind of the workload: a pod's Deployment, not the pod.
    public var kind: String
    public var name: String
    public var labels: StringMap?

    public init(
        namespace: String, namespaceLabels: StringMap?, kind: String, name: String, labels: StringMap?
    ) {
        self.namespace = namespace
        self.namespaceLabels = namespaceLabels
        self.kind = kind
        self.name = name
        self.labels = labels
    }

    /// Whether both are the same workload. A successor of the same name is the same one here: limits outlive it.
    func isSameWorkload(as other: TargetScope) -> Bool {
        (namespace, kind, name) == (other.namespace, other.kind, other.name)
    }
}
