internal import KubernetesModel

/// What discovery says of a kind's subresource.
struct SubresourceDocument {
    let subresource: Subresource
    let group: String
    let version: String
    let kind: String
    let verbs: [String]

    static func all(of kind: ResourceKind) -> [SubresourceDocument] {
        kind.subresources.sorted { (kind.isCustom ? $0.rawValue > $1.rawValue : $0.rawValue < $1.rawValue) }.map {
            subresource in
            let own = ["get", "patch", "update"]
            return switch subresource {
            case .scale:
                SubresourceDocument(
                    subresource: subresource, group: "autoscaling", version: "v1", kind: "Scale", verbs: own)
            case .eviction:
                SubresourceDocument(
                    subresource: subresource, group: "policy", version: "v1", kind: "Eviction", verbs: ["create"])
            case .token:
                SubresourceDocument(
                    subresource: subresource, group: "authentication.k8s.io", version: "v1", kind: "TokenRequest",
                    verbs: ["create"])
            case .binding:
                SubresourceDocument(
                    subresource: subresource, group: "", version: "v1", kind: "Binding", verbs: ["create"])
            case .log:
                SubresourceDocument(
                    subresource: subresource, group: kind.group, version: kind.version, kind: kind.kind, verbs: ["get"])
            case .finalize:
                SubresourceDocument(
                    subresource: subresource, group: kind.group, version: kind.version, kind: kind.kind,
                    verbs: ["update"])
            case .status, .approval, .unknown:
                SubresourceDocument(
                    subresource: subresource, group: kind.group, version: kind.version, kind: kind.kind, verbs: own)
            }
        }
    }

    /// The entry in the list of a version's resources.
    func resource(_ parent: ResourceKind) -> JSONValue {
        var document: JSONValue = [
            "name": .string("\(parent.plural)/\(subresource.rawValue)"), "singularName": "",
            "namespaced": .bool(parent.isNamespaced), "kind": .string(kind), "verbs": .strings(verbs),
        ]
        if group != parent.group {
            document["group"] = .string(group)
            document["version"] = .string(version)
        }
        return document
    }
}

/// Discovery of everything in one document, KEP-3352.
enum Aggregated {
    /// The version of the document that a client wants most; nil: it wants the single documents.
    static func version(_ accept: String?) -> String? {
        for type in MediaType.accepted(accept) where type.name == "application/json" {
            guard type.parameters["as"] == "APIGroupDiscoveryList" else { return nil }
            if type.parameters["g"] == "apidiscovery.k8s.io", let version = type.parameters["v"],
                ["v2", "v2beta1"].contains(version)
            {
                return version
            }
        }
        return nil
    }

    static func resource(_ kind: ResourceKind, version: String) -> JSONValue {
        var resource: JSONValue = [
            "resource": .string(kind.plural), "responseKind": responseKind(kind.group, version, kind.kind),
            "scope": .string(kind.isNamespaced ? "Namespaced" : "Cluster"), "singularResource": .string(kind.singular),
            "verbs": .strings(kind.verbs),
        ]
        if !kind.shortNames.isEmpty { resource["shortNames"] = .strings(kind.shortNames) }
        if !kind.categories.isEmpty { resource["categories"] = .strings(kind.categories) }
        let subresources = SubresourceDocument.all(of: kind).map { document -> JSONValue in
            [
                "subresource": .string(document.subresource.rawValue),
                "responseKind": responseKind(document.group, document.version, document.kind),
                "verbs": .strings(document.verbs),
            ]
        }
        if !subresources.isEmpty { resource["subresources"] = .array(subresources) }
        return resource
    }

    private static func responseKind(_ group: String, _ version: String, _ kind: String) -> JSONValue {
        ["group": .string(group), "version": .string(version), "kind": .string(kind)]
    }
}
