internal import KubernetesModel

/// A new content for a table, gathered page by page while the old one is still in use.
///
/// Objects that did not change stay where they are in memory, so a relist needs room for one page and the changes, not
/// for a second table.
struct TableReplacement<Object: KubernetesObject>: Sendable {
    private let current: ObjectTable<Object>
    private var next: ObjectTable<Object>

    init(of current: ObjectTable<Object>) {
        self.current = current
        next = current.emptied
    }

    /// Takes a listed object in; a later state of it that is known already is kept.
    mutating func add(_ object: Object) {
        if let known = current.stored(object.key), !known.isSuperseded(by: object) {
            next.insert(known)
        } else {
            next.insert(StoredObject(object))
        }
    }

    /// Takes an object out that was deleted while the others were still being sent.
    mutating func remove(_ key: NamespacedName) { _ = next.remove(key) }

    /// The new table and how it differs from the old one, deletions included.
    ///
    /// An object that is missing from the list but newer than the list was not deleted: the list is older than what is
    /// known, as lists from an API server's cache may be.
    consuming func finish(at version: ResourceVersion) -> (table: ObjectTable<Object>, changes: [ObjectChange<Object>])
    {
        var changes: [ObjectChange<Object>] = []
        for old in current.allStored where !next.contains(old.object.key) {
            if old.object.metadata.resourceVersion.isNewer(than: version) == true {
                next.insert(old)
            } else {
                changes.append(ObjectChange(old: old))
            }
        }
        for new in next.allStored {
            let old = current.stored(new.object.key)
            if old !== new { changes.append(ObjectChange(old: old, new: new)) }
        }
        next.version = version
        return (next, changes)
    }
}
