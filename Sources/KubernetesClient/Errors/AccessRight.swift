/// A right in the terms of RBAC: one verb on one resource, in one namespace or in the whole cluster.
public struct AccessRight: Hashable, Sendable, CustomStringConvertible {
    /// `get`, `list`, `watch`, `create`, `update`, `patch` or `delete`.
    public let verb: String
    /// Resource and group, with the subresource: `deployments.apps`, `pods/eviction`.
    public let resource: String
    /// The namespace, or nil for the whole cluster.
    public let namespace: String?

    public init(verb: String, resource: String, namespace: String?) {
        self.verb = verb
        self.resource = resource
        self.namespace = namespace
    }

    /// `list pods in namespace shop`, or `list nodes in the cluster`.
    public var description: String {
        "\(verb) \(resource) in " + (namespace.map { "namespace \($0)" } ?? "the cluster")
    }
}
