import KubernetesModel

/// One write as the API server's audit log records it.
public struct AuditedWrite: Hashable, Sendable, CustomStringConvertible {
    /// `create`, `update`, `patch` or `delete`.
    public let verb: String
    public let group: String
    /// The plural: `deployments`.
    public let resource: String
    public let subresource: String
    public let namespace: String
    public let name: String
    /// The HTTP status of the answer.
    public let code: Int
    /// As whom it was written: the impersonated user, where there is one.
    public let user: String
    let userAgent: String
    let isDryRun: Bool

    init(_ event: JSONValue) {
        let object = event["objectRef"]
        verb = event["verb"]?.stringValue ?? ""
        group = object?["apiGroup"]?.stringValue ?? ""
        resource = object?["resource"]?.stringValue ?? ""
        subresource = object?["subresource"]?.stringValue ?? ""
        namespace = object?["namespace"]?.stringValue ?? ""
        name = object?["name"]?.stringValue ?? ""
        code = event[path: "responseStatus", "code"]?.intValue ?? 0
        user =
            event[path: "impersonatedUser", "username"]?.stringValue ?? event[path: "user", "username"]?.stringValue
            ?? ""
        userAgent = event["userAgent"]?.stringValue ?? ""
        isDryRun = event["requestURI"]?.stringValue?.contains("dryRun=All") ?? false
    }

    /// Whether it is one of Midwatch's own records, a lease, or an event.
    public var isOfItsOwn: Bool {
        group == "midwatch.dev" || group == "coordination.k8s.io" && resource == "leases" || resource == "events"
    }

    public var description: String {
        let path = [group, resource, name, subresource].filter { !$0.isEmpty }.joined(separator: "/")
        return "\(verb) \(path) as \(user): \(code)"
    }
}
