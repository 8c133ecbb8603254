public import KubernetesModel

/// What became of one object in a table.
public struct ObjectChange<Object: KubernetesObject>: Sendable {
    private let stored: (old: StoredObject<Object>?, new: StoredObject<Object>?)
    /// Whether the object was there before anyone looked: it comes from the first list.
    public internal(set) var isInitial = false

    init(old: StoredObject<Object>) { stored = (old, nil) }

    init(old: StoredObject<Object>?, new: StoredObject<Object>) { stored = (old, new) }

    /// The state before, or nil where the object is new.
    public var old: Object? { stored.old?.object }

    /// The state after, or nil where the object is gone.
    public var new: Object? { stored.new?.object }

    /// Whether the object is gone.
    public var isDeletion: Bool { stored.new == nil }

    /// Namespace and name of the object.
    public var key: NamespacedName {
        // One of the two states is always there; the fallback keeps the type free of a trap.
        (stored.new ?? stored.old)?.object.key ?? NamespacedName(namespace: nil, name: "")
    }
}
