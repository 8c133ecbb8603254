package import KubernetesModel

extension LabCluster {
    /// What was written after a revision, each object once, in the order of the last writes.
    package func changes(after revision: Int) -> (keys: [ObjectKey], revision: Int) {
        let (changes, current) = server.store.changes(after: revision)
        var seen: Set<ObjectKey> = []
        let newest = changes.reversed().compactMap(\.key).filter { seen.insert($0).inserted }
        return (newest.reversed(), current)
    }

    /// An object as it is now, in JSON; nil: there is none.
    package func json(_ key: ObjectKey) -> [UInt8]? {
        guard let kind = server.kinds.kind(key.resource) else { return nil }
        guard let object = server.store.object(kind.storage, key: key.storeKey) else { return nil }
        var bytes: [UInt8] = []
        object.content.write(
            to: &bytes, type: TypeHeader.bytes(kind: kind.kind, apiVersion: kind.apiVersion(kind.version)),
            revision: object.revision)
        return bytes
    }

    /// All objects of a kind, in the order of their names.
    package func objects(_ resource: ResourceName) -> [JSONValue] {
        guard let kind = server.kinds.kind(resource) else { return [] }
        return server.store.objects(kind.storage).objects.objects().map { $0.value(kind, version: kind.version) }
    }
}
