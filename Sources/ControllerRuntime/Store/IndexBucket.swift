internal import HashTreeCollections
internal import KubernetesModel

/// The objects under one index key. Most keys have one.
enum IndexBucket<Object: KubernetesObject>: Sendable {
    case one(StoredObject<Object>)
    indirect case many(TreeSet<StoredObject<Object>>)

    var objects: [Object] {
        switch self {
        case .one(let stored): [stored.object]
        case .many(let set): set.map(\.object)
        }
    }

    func inserting(_ stored: StoredObject<Object>) -> IndexBucket {
        switch self {
        case .one(let other): .many([other, stored])
        case .many(let set): .many(set.union([stored]))
        }
    }

    /// The bucket without one object, or nil when none is left.
    func removing(_ stored: StoredObject<Object>) -> IndexBucket? {
        switch self {
        case .one(let other):
            return other === stored ? nil : self
        case .many(var set):
            set.remove(stored)
            if set.count == 1, let last = set.first { return .one(last) }
            return set.isEmpty ? nil : .many(set)
        }
    }
}
