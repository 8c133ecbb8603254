internal import KubernetesModel

/// The cluster as the scheduler sees it at one moment.
struct SchedulingSnapshot: Sendable {
    /// In the order of their names.
    var nodes: [SchedulingNode]
    var volumes = VolumeObjects()
    var namespaces: [String: [String: String]] = [:]

    func labels(ofNamespace name: String) -> [String: String] { namespaces[name] ?? [:] }
}

/// What the scheduler has read so far.
struct SchedulingCache: Sendable {
    private var nodes = ReadObjects(.nodes) { SchedulingNode($0) }
    private var pods = ReadObjects(.pods) { SchedulingPod($0) }
    private var volumes = VolumeCache()
    private var namespaces = ReadObjects(NamespaceLifecycle.resource) { namespace in
        (namespace.name, (namespace[metadata: "labels"]?.objectValue ?? [:]).compactMapValues(\.stringValue))
    }

    /// - Parameter assumed: Pods that are to be bound, and their nodes.
    mutating func snapshot(of cluster: ClusterAccess, assumed: [ObjectKey: String]) -> SchedulingSnapshot {
        var nodes = nodes.all(in: cluster)
        let indices = Dictionary(nodes.indices.map { (nodes[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
        for pod in pods.all(in: cluster) where !pod.isOver {
            guard let name = pod.node ?? assumed[pod.key], let index = indices[name] else { continue }
            nodes[index].add(pod)
        }
        return SchedulingSnapshot(
            nodes: nodes, volumes: volumes.objects(in: cluster),
            namespaces: Dictionary(namespaces.all(in: cluster), uniquingKeysWith: { first, _ in first }))
    }

    /// The pods for which a node was cleared, and which are not there yet.
    mutating func nominated(in cluster: ClusterAccess) -> [SchedulingPod] {
        pods.all(in: cluster).filter { $0.node == nil && $0.nominatedNode != nil && !$0.isOver && !$0.isDeleting }
    }
}
