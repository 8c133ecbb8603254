internal import KubernetesModel

/// What was read from the objects of a kind. An object is read again only when it has changed.
struct ReadObjects<Value: Sendable>: Sendable {
    private let resource: ResourceName
    private let read: @Sendable (JSONValue) -> Value
    private var known: [String: (content: ObjectContent, value: Value)] = [:]
    private var values: [Value] = []
    /// The resource version up to which they were read; nil: never.
    private(set) var revision: Int?

    init(_ resource: ResourceName, read: @escaping @Sendable (JSONValue) -> Value) {
        self.resource = resource
        self.read = read
    }

    /// All objects as they are now, in the order of their names.
    mutating func all(in cluster: ClusterAccess) -> [Value] {
        guard let kind = cluster.server.kinds.kind(resource) else { return [] }
        let store = cluster.server.store
        if let revision, store.changes(kind.storage, after: revision, limit: 1)?.isEmpty ?? false { return values }
        let (objects, current) = store.objects(kind.storage)
        var kept: [String: (content: ObjectContent, value: Value)] = [:]
        var values: [Value] = []
        for object in objects.objects() {
            let key = object.content.key
            let entry: (content: ObjectContent, value: Value)
            if let old = known[key], old.content === object.content {
                entry = old
            } else {
                entry = (object.content, read(cluster.value(of: object, kind)))
            }
            kept[key] = entry
            values.append(entry.value)
        }
        (known, self.values, revision) = (kept, values, current)
        return values
    }
}
