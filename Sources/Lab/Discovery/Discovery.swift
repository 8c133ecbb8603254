internal import KubernetesModel

/// Says what the server serves, and answers what is asked beside the objects.
struct Discovery {
    let kinds: KindRegistry

    /// The version that the Lab behaves like.
    private static let version: JSONValue = [
        "major": "1", "minor": "32", "gitVersion": "v1.32.0+midwatch", "gitCommit": "", "gitTreeState": "clean",
        "buildDate": "1970-01-01T00:00:00Z", "goVersion": "", "compiler": "swiftc", "platform": "lab",
    ]

    func answer(_ request: APIRequest, _ route: Route) throws(APIError) -> Reply {
        guard ["GET", "HEAD"].contains(request.method) else {
            if case .document(let path) = route { return document(path) }
            throw .methodNotAllowed
        }
        switch route {
        case .coreVersions:
            if let version = Aggregated.version(request.accept) {
                return aggregated(version, groups.filter(\.isEmpty))
            }
            return .json([
                "kind": "APIVersions", "versions": ["v1"],
                "serverAddressByClientCIDRs": [["clientCIDR": "0.0.0.0/0", "serverAddress": ""]],
            ])
        case .groups:
            let named = groups.filter { !$0.isEmpty }
            if let version = Aggregated.version(request.accept) { return aggregated(version, named) }
            return .json(["kind": "APIGroupList", "apiVersion": "v1", "groups": .array(named.map(group))])
        case .group(let name):
            guard groups.contains(name), !name.isEmpty else { return .nowhere }
            var document = group(name)
            document["kind"] = "APIGroup"
            document["apiVersion"] = "v1"
            return .json(document)
        case .resourceList(let group, let version):
            let served = kinds.all.filter { $0.group == group && $0.versions.contains(version) }
            guard !served.isEmpty else {
                guard kinds.serves(group: group) else { return .nowhere }
                throw .unknownResource
            }
            return .json([
                "kind": "APIResourceList", "apiVersion": "v1",
                "groupVersion": .string(group.isEmpty ? version : "\(group)/\(version)"),
                "resources": .array(served.flatMap { resources($0, version: version) }),
            ])
        case .document(let path): return document(path)
        case .resource, .unknownResource, .nowhere: return .nowhere
        }
    }

    private func document(_ path: String) -> Reply {
        switch path {
        case "": .json(paths)
        case "version": .json(Self.version)
        case "healthz", "livez", "readyz", "healthz/ping", "livez/ping", "readyz/ping": .text("ok")
        default:
            if path == "openapi/v3" || path.hasPrefix("openapi/v3/") {
                OpenAPI(kinds: kinds).answer(path.dropFirst("openapi/v3".count).drop { $0 == "/" })
            } else {
                .json(paths, status: 404)
            }
        }
    }

    private let paths: JSONValue = [
        "paths": ["/api", "/api/v1", "/apis", "/healthz", "/livez", "/openapi/v3", "/readyz", "/version"]
    ]

    /// The groups in the order of their first kind.
    private var groups: [String] {
        var groups: [String] = []
        for kind in kinds.all where !groups.contains(kind.group) { groups.append(kind.group) }
        return groups
    }

    private func versions(_ group: String) -> [String] {
        var versions: [String] = []
        for kind in kinds.all where kind.group == group {
            for version in kind.versions where !versions.contains(version) { versions.append(version) }
        }
        return versions.sorted(by: VersionPriority.isBefore)
    }

    private func group(_ name: String) -> JSONValue {
        let versions = versions(name).map { version -> JSONValue in
            ["groupVersion": .string("\(name)/\(version)"), "version": .string(version)]
        }
        return [
            "name": .string(name), "versions": .array(versions), "preferredVersion": versions.first ?? [:],
        ]
    }

    private func resources(_ kind: ResourceKind, version: String) -> [JSONValue] {
        var resource: JSONValue = [
            "name": .string(kind.plural), "singularName": .string(kind.singular),
            "namespaced": .bool(kind.isNamespaced), "kind": .string(kind.kind), "verbs": .strings(kind.verbs),
        ]
        if !kind.shortNames.isEmpty { resource["shortNames"] = .strings(kind.shortNames) }
        if !kind.categories.isEmpty { resource["categories"] = .strings(kind.categories) }
        return [resource] + SubresourceDocument.all(of: kind).map { $0.resource(kind) }
    }

    private func aggregated(_ version: String, _ groups: [String]) -> Reply {
        let items = groups.map { group -> JSONValue in
            let versions = versions(group).map { version -> JSONValue in
                let served = kinds.all.filter { $0.group == group && $0.versions.contains(version) }
                return [
                    "version": .string(version), "freshness": "Current",
                    "resources": .array(served.map { Aggregated.resource($0, version: version) }),
                ]
            }
            return ["metadata": ["name": .string(group), "creationTimestamp": .null], "versions": .array(versions)]
        }
        var reply = Reply.json([
            "kind": "APIGroupDiscoveryList", "apiVersion": .string("apidiscovery.k8s.io/\(version)"), "metadata": [:],
            "items": .array(items),
        ])
        reply.contentType = "application/json;g=apidiscovery.k8s.io;v=\(version);as=APIGroupDiscoveryList"
        return reply
    }
}

extension JSONValue {
    static func strings(_ strings: [String]) -> JSONValue { .array(strings.map(JSONValue.string)) }
}
