public import KubernetesModel

/// One page of whole objects.
public struct DynamicList: Hashable, Sendable {
    public var items: [JSONValue] = []
    /// The version of the collection.
    public var resourceVersion: ResourceVersion = .none
    /// The token for the next page, or nil after the last one.
    public var continueToken: String?
}
