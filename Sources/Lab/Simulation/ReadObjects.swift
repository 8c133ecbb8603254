internal import KubernetesModel

/// What was read from the objects of a kind. An object is read again only when it has changed.
struct ReadObjects<Value: Sendable>: Sendable {
    private let resource: ResourceName
    private let read: @Sendable (JSONValue) -> Value
    private var known: [String: (content: ObjectContent, value: Value)] = [:]

    init(_ resource: ResourceName, read: @escaping @Sendable (JSONValue) -> Value) {
        self.resource = resource
        self.read = read
    }

    /// All objects as they are now, in the order of their names.
    mutating func all(in cluster: ClusterAccess) -> [Value] {
        guard let kind = cluster.server.kinds.kind(resource) else { return [] }
        var current: [String: (content: ObjectContent, value: Value)] = [:]
        var values: [Value] = []
        for object in cluster.server.store.objects(kind.storage).objects.objects() {
            let key = object.content.key
            let entry: (content: ObjectContent, value: Value)
            if let old = known[key], old.content === object.content {
                entry = old
            } else {
                entry = (object.content, read(object.value(kind, version: kind.version)))
            }
            current[key] = entry
            values.append(entry.value)
        }
        known = current
        return values
    }
}
