/// What a path names: a kind's collection, an object, or a subresource.
struct ResourcePath: Sendable {
    let kind: ResourceKind
    let version: String
    /// Nil: all namespaces, or a kind that lives in none.
    let namespace: String?
    let name: String?
    let subresource: Subresource?
    /// Whether the path is one of the old kind: `/api/v1/watch/pods`.
    let isWatch: Bool

    /// Whether a path with a namespace is needed to write.
    var isAcrossNamespaces: Bool { kind.isNamespaced && namespace == nil }
}

/// Where a path leads.
enum Route: Sendable {
    case resource(ResourcePath)
    /// `/api/v1` or `/apis/apps/v1`: the group and the version.
    case resourceList(group: String, version: String)
    case group(String)
    case groups
    case coreVersions
    case document(String)
    /// A resource that a group which is there does not have.
    case unknownResource
    case nowhere
}

extension Route {
    /// Reads a path.
    init(_ path: String, kinds: KindRegistry) {
        let decoded = Query.decoded(Substring(path.replacing("+", with: "%2B")))
        // A slash too many at the end means nothing, within the path it means a path that is not there.
        guard !decoded.contains("//") else {
            self = .unknownResource
            return
        }
        let parts = decoded.split(separator: "/").map(String.init)
        switch (parts.first, parts.count) {
        case ("api"?, 1): self = .coreVersions
        case ("api"?, 2) where parts[1] == "v1": self = .resourceList(group: "", version: "v1")
        case ("api"?, _) where parts.count > 2 && parts[1] == "v1":
            self = Self.resource(parts.dropFirst(2), group: "", version: "v1", kinds: kinds)
        case ("apis"?, 1): self = .groups
        case ("apis"?, 2): self = .group(parts[1])
        case ("apis"?, 3): self = .resourceList(group: parts[1], version: parts[2])
        case ("apis"?, _) where parts.count > 3:
            self = Self.resource(parts.dropFirst(3), group: parts[1], version: parts[2], kinds: kinds)
        case ("api"?, _): self = .unknownResource
        case (nil, _): self = .document("")
        default: self = .document(parts.joined(separator: "/"))
        }
    }

    private static func resource(
        _ parts: ArraySlice<String>, group: String, version: String, kinds: KindRegistry
    ) -> Route {
        var parts = parts
        let isWatch = parts.first == "watch"
        if isWatch { parts.removeFirst() }
        var namespace: String?
        if parts.first == "namespaces", parts.count >= 3, !(group.isEmpty && parts.count == 3 && isPart(parts)) {
            namespace = parts.dropFirst().first
            parts = parts.dropFirst(2)
        }
        guard let plural = parts.popFirst(), parts.count <= 2,
            let kind = kinds.kind(ResourceName(group: group, plural: plural)), kind.versions.contains(version),
            namespace == nil || kind.isNamespaced
        else { return kinds.serves(group: group) ? .unknownResource : .nowhere }
        let name = parts.popFirst()
        var subresource: Subresource?
        if let text = parts.popFirst() {
            guard let known = Subresource(rawValue: text), kind.subresources.contains(known) else {
                return kind.isCustom
                    ? .resource(
                        ResourcePath(
                            kind: kind, version: version, namespace: namespace, name: name, subresource: .unknown,
                            isWatch: isWatch)) : .unknownResource
            }
            subresource = known
        }
        // One object of a namespaced kind has no path outside of its namespace.
        guard name == nil || namespace != nil || !kind.isNamespaced else { return .unknownResource }
        return .resource(
            ResourcePath(
                kind: kind, version: version, namespace: namespace, name: name, subresource: subresource,
                isWatch: isWatch))
    }

    /// Whether `namespaces/NAME/X` is a part of the namespace itself.
    private static func isPart(_ parts: ArraySlice<String>) -> Bool { ["status", "finalize"].contains(parts.last) }
}
