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
    private var pods = PodPlaces()
    /// The nodes with their pods, in the order of their names, as of a revision of the nodes.
    private var filled: (nodes: [SchedulingNode], indices: [String: Int], revision: Int?) = ([], [:], nil)
    private var volumes = VolumeCache()
    private var namespaces = ReadObjects(NamespaceLifecycle.resource) { namespace in
        (namespace.name, (namespace[metadata: "labels"]?.objectValue ?? [:]).compactMapValues(\.stringValue))
    }

    /// - Parameter assumed: Pods that are to be bound, and their nodes.
    mutating func snapshot(of cluster: ClusterAccess, assumed: [ObjectKey: String]) -> SchedulingSnapshot {
        fill(from: cluster)
        var nodes = filled.nodes
        for (key, name) in assumed.sorted(by: { $0.key.storeKey < $1.key.storeKey }) {
            guard let pod = pods[key], pod.node == nil, !pod.isOver, let index = filled.indices[name] else { continue }
            nodes[index].add(pod)
        }
        return SchedulingSnapshot(
            nodes: nodes, volumes: volumes.objects(in: cluster),
            namespaces: Dictionary(namespaces.all(in: cluster), uniquingKeysWith: { first, _ in first }))
    }

    /// The pods for which a node was cleared, and which are not there yet, as of the last snapshot.
    var nominated: [SchedulingPod] { pods.nominated }

    private mutating func fill(from cluster: ClusterAccess) {
        let touched = pods.catchUp(with: cluster)
        let nodes = nodes.all(in: cluster)
        if filled.revision != self.nodes.revision {
            let indices = nodes.indices.map { (nodes[$0].name, $0) }
            filled.indices = Dictionary(indices, uniquingKeysWith: { first, _ in first })
            filled.nodes = nodes.map { $0.with(pods.pods(on: $0.name)) }
            filled.revision = self.nodes.revision
        } else {
            for name in touched {
                guard let index = filled.indices[name] else { continue }
                filled.nodes[index] = nodes[index].with(pods.pods(on: name))
            }
        }
    }
}
