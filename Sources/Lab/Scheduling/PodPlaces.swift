internal import KubernetesModel

/// Which pods take room on which node, taken over as they change.
struct PodPlaces: Sendable {
    private var pods: [String: SchedulingPod] = [:]
    /// By the node's name, in the order of their own names.
    private var bound: [String: [SchedulingPod]] = [:]
    private var nominees: Set<String> = []
    /// The resource version up to which changes were taken over; nil: none were.
    private var revision: Int?

    subscript(key: ObjectKey) -> SchedulingPod? { pods[key.storeKey] }

    /// The pods that take room on a node, in the order of their names.
    func pods(on node: String) -> [SchedulingPod] { bound[node] ?? [] }

    /// The pods for which a node was cleared, and which are not there yet, in the order of their names.
    var nominated: [SchedulingPod] { nominees.sorted().compactMap { pods[$0] } }

    /// Takes over what has changed since the last time.
    ///
    /// - Returns: the nodes on which something changed.
    mutating func catchUp(with cluster: ClusterAccess) -> Set<String> {
        guard let kind = cluster.server.kinds.kind(.pods) else { return [] }
        let store = cluster.server.store
        var touched: Set<String> = []
        if let revision, let changes = store.changes(kind.storage, after: revision, limit: .max) {
            for change in changes {
                guard let content = (change.new ?? change.old)?.content else { continue }
                replace(content.key, by: change.new.map { SchedulingPod(cluster.value(of: $0, kind)) }, &touched)
                self.revision = change.revision
            }
        } else {
            let (objects, current) = store.objects(kind.storage)
            touched = Set(bound.keys)
            self = PodPlaces()
            for object in objects.objects() {
                replace(object.content.key, by: SchedulingPod(cluster.value(of: object, kind)), &touched)
            }
            revision = current
        }
        return touched
    }

    private mutating func replace(_ key: String, by pod: SchedulingPod?, _ touched: inout Set<String>) {
        if let node = pods[key]?.place, let index = bound[node]?.firstIndex(where: { $0.key.storeKey == key }) {
            bound[node]?.remove(at: index)
            touched.insert(node)
        }
        pods[key] = pod
        nominees.remove(key)
        guard let pod else { return }
        if let node = pod.place {
            let index = bound[node]?.firstIndex { $0.key.storeKey > key } ?? bound[node]?.endIndex ?? 0
            bound[node, default: []].insert(pod, at: index)
            touched.insert(node)
        } else if pod.nominatedNode != nil, !pod.isOver, !pod.isDeleting {
            nominees.insert(key)
        }
    }
}

extension SchedulingPod {
    /// The node on which it takes room.
    fileprivate var place: String? { isOver ? nil : node }
}
