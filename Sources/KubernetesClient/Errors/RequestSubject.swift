import KubernetesModel

/// What a request is about, for errors: verb, resource, and where.
struct RequestSubject: Hashable, Sendable, CustomStringConvertible {
    var verb: String
    var resource: String
    var namespace: String?
    var name: String?
    var isEviction = false

    /// `list pods in namespace shop`, `get deployments.apps shop/web`, or `get /version`.
    var description: String {
        guard let name else { return right.description }
        return "\(verb) \(resource) \(NamespacedName(namespace: namespace, name: name))"
    }

    var right: AccessRight { AccessRight(verb: verb, resource: resource, namespace: namespace) }
}

extension RequestSubject {
    /// A request to a path that belongs to no resource.
    init(path: String) {
        self.init(verb: "get", resource: path)
    }
}
