internal import KubernetesModel

/// An object in its place in memory. The table, its indexes and its snapshots share it, so each object exists once.
final class StoredObject<Object: KubernetesObject>: Sendable {
    let object: Object

    init(_ object: Object) { self.object = object }

    /// Whether another state of the object is a later one; where versions cannot be compared, any other is.
    func isSuperseded(by other: Object) -> Bool {
        let (mine, theirs) = (object.metadata.resourceVersion, other.metadata.resourceVersion)
        return theirs.isNewer(than: mine) ?? (mine != theirs)
    }
}

extension StoredObject: Hashable {
    static func == (left: StoredObject, right: StoredObject) -> Bool { left === right }

    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
