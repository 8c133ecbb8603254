public import KubernetesModel

/// Live reads of whole objects, past any cache: what an action is computed from.
public protocol ClusterReader: Sendable {
    /// The whole object, or nil where there is none.
    func object(_ reference: ObjectReference) async throws -> JSONValue?

    /// The whole objects of a kind in a namespace that match a selector.
    func objects(_ resource: APIResource, in namespace: String, matching selector: LabelSelector) async throws
        -> [JSONValue]
}
