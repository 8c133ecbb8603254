/// One page of a list, or a whole list.
public struct ObjectList<Object: KubernetesObject>: Sendable {
    public var items: [Object] = []
    /// The version of the collection; a watch goes on from it.
    public var resourceVersion: ResourceVersion = .none
    /// The token for the next page, or nil after the last one.
    public var continueToken: String?
    /// How many objects follow on later pages, where the server says so.
    public var remainingItemCount: Int?
    /// Objects that could not be read; the rest of the list is not affected.
    public var undecodable: [UndecodableObject] = []

    public init() {}
}

/// An object that does not have the shape of its kind.
public struct UndecodableObject: Error, Hashable, Sendable, CustomStringConvertible {
    /// Namespace and name, as far as they could be read.
    public var key: NamespacedName?
    /// Its version, so that a watch does not fall back behind it.
    public var resourceVersion: ResourceVersion = .none
    /// What is wrong with it, with the path of the field.
    public var reason: String
    /// Whether a watch reported that it is gone, which holds whatever it looks like.
    public var isDeleted: Bool

    public init(
        key: NamespacedName? = nil, resourceVersion: ResourceVersion = .none, reason: String, isDeleted: Bool = false
    ) {
        self.key = key
        self.resourceVersion = resourceVersion
        self.reason = reason
        self.isDeleted = isDeleted
    }

    public var description: String { "\(key?.description ?? "an object") cannot be read: \(reason)" }
}
