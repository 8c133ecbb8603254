internal import HashTreeCollections
public import KubernetesModel

/// The objects of one kind, found by namespace, name and index.
///
/// A value: a copy is a snapshot that later changes do not touch. Trees with shared structure make copies cheap, and
/// changes cheap while copies are alive, at any size.
public struct ObjectTable<Object: KubernetesObject>: Sendable {
    typealias Stored = StoredObject<Object>

    private var namespaces: TreeDictionary<String, TreeDictionary<String, Stored>> = [:]
    private var index: TreeDictionary<IndexKey, IndexBucket<Object>> = [:]
    private let indexer: ObjectIndexer<Object>

    /// How many objects there are.
    public private(set) var count = 0

    /// The version of the collection up to which the table is current; `none` before the first list.
    public internal(set) var version: ResourceVersion = .none

    /// Makes an empty table.
    public init(indexedBy indexer: ObjectIndexer<Object> = .standard) { self.indexer = indexer }

    /// The object with a namespace and name.
    public subscript(key: NamespacedName) -> Object? { stored(key)?.object }

    /// Whether there is an object with a namespace and name.
    public func contains(_ key: NamespacedName) -> Bool { stored(key) != nil }

    /// All objects, in no order.
    public var objects: some Sequence<Object> {
        namespaces.values.lazy.flatMap { $0.values.lazy.map(\.object) }
    }

    /// The objects of a namespace, in no order.
    public func objects(in namespace: String) -> some Sequence<Object> {
        (namespaces[namespace] ?? [:]).values.lazy.map(\.object)
    }

    /// The objects under an index key, in no order.
    public func objects(under key: IndexKey) -> [Object] { index[key]?.objects ?? [] }

    /// The object with a uid, where the table is indexed by uid.
    public func object(uid: UID) -> Object? { objects(under: .uid(uid)).first }

    /// Takes an object in, unless the table holds the same or a later state of it.
    ///
    /// - Returns: What changed, or nil where nothing did.
    public mutating func apply(_ object: Object) -> ObjectChange<Object>? {
        let old = stored(object.key)
        if let old, !old.isSuperseded(by: object) { return nil }
        let new = Stored(object)
        insert(new)
        return ObjectChange(old: old, new: new)
    }

    /// Takes an object out, unless the table holds a later state of it than the last one before the deletion.
    ///
    /// - Returns: What changed, or nil where nothing did.
    public mutating func delete(_ object: Object) -> ObjectChange<Object>? {
        guard let old = stored(object.key) else { return nil }
        let version = object.metadata.resourceVersion
        if old.object.metadata.resourceVersion.isNewer(than: version) == true { return nil }
        return remove(object.key)
    }

    /// Takes an object out, whatever its state.
    ///
    /// - Returns: What changed, or nil where the object was not there.
    public mutating func remove(_ key: NamespacedName) -> ObjectChange<Object>? {
        guard let old = namespaces[key.namespace, default: [:]].removeValue(forKey: key.name) else { return nil }
        if namespaces[key.namespace]?.isEmpty == true { namespaces[key.namespace] = nil }
        count -= 1
        unindex(old)
        return ObjectChange(old: old)
    }
}

extension ObjectTable {
    /// An empty table with the same indexes.
    var emptied: ObjectTable { ObjectTable(indexedBy: indexer) }

    var allStored: some Sequence<Stored> { namespaces.values.lazy.flatMap(\.values) }

    func stored(_ key: NamespacedName) -> Stored? { namespaces[key.namespace]?[key.name] }

    mutating func insert(_ new: Stored) {
        let metadata = new.object.metadata
        let old = namespaces[metadata.namespace ?? "", default: [:]].updateValue(new, forKey: metadata.name)
        if let old { unindex(old) } else { count += 1 }
        for key in indexer.keys(new.object) {
            index[key] = index[key].map { $0.inserting(new) } ?? .one(new)
        }
    }

    private mutating func unindex(_ old: Stored) {
        for key in indexer.keys(old.object) { index[key] = index[key]?.removing(old) }
    }
}
