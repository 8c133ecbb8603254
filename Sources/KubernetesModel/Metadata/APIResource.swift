/// Where a kind is served: group, the versions that our projection can read (preferred first), and names.
public struct APIResource: Hashable, Sendable {
    /// The API group; empty for the core group.
    public let group: String
    /// The versions that the projection understands, preferred first; discovery picks the first that is served.
    public let versions: [String]
    /// The kind as manifests write it: `Deployment`.
    public let kind: String
    /// The name in paths: `deployments`.
    public let plural: String
    /// Whether objects live in namespaces.
    public let isNamespaced: Bool

    public init(group: String, versions: [String], kind: String, plural: String, isNamespaced: Bool = true) {
        self.group = group
        self.versions = versions
        self.kind = kind
        self.plural = plural
        self.isNamespaced = isNamespaced
    }

    /// The preferred version.
    public var version: String { versions.first ?? "v1" }

    /// Group and preferred version as manifests write them: `apps/v1`, or `v1` for the core group.
    public var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }

    /// Kind and group as RBAC and `kubectl` name them: `deployments.apps`, or `pods`.
    public var qualifiedName: String { group.isEmpty ? plural : "\(plural).\(group)" }

    /// The same resource pinned to one version.
    public func served(as version: String) -> APIResource {
        APIResource(group: group, versions: [version], kind: kind, plural: plural, isNamespaced: isNamespaced)
    }
}
