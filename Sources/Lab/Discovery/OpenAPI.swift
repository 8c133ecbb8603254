internal import KubernetesModel

/// The OpenAPI v3 documents, as far as clients need them: which kinds can be patched, and that the server validates
/// fields itself.
struct OpenAPI {
    let kinds: KindRegistry

    func answer(_ path: Substring) -> Reply {
        let versions = versions
        guard !path.isEmpty else {
            let paths = versions.map { ($0, ["serverRelativeURL": .string("/openapi/v3/\($0)?hash=0")] as JSONValue) }
            return .json(["paths": .object(Dictionary(uniqueKeysWithValues: paths))])
        }
        guard versions.contains(String(path)) else { return .nowhere }
        let parts = path.split(separator: "/")
        let (group, version) = parts.count == 2 ? ("", String(parts[1])) : (String(parts[1]), String(parts[2]))
        let served = kinds.all.filter { $0.group == group && $0.versions.contains(version) && $0.isStored }
        return .json([
            "openapi": "3.0.0", "info": ["title": "Kubernetes", "version": "v1.32.0"],
            "paths": .object(
                Dictionary(served.map { entry($0, version, path) }, uniquingKeysWith: { first, _ in first })),
            "components": [
                "schemas": .object(
                    Dictionary(served.map { schema($0, version) }, uniquingKeysWith: { first, _ in first }))
            ],
        ])
    }

    /// `api/v1`, `apis/apps/v1` ...
    private var versions: Set<String> {
        Set(
            kinds.all.flatMap { kind in
                kind.versions.map { kind.group.isEmpty ? "api/\($0)" : "apis/\(kind.group)/\($0)" }
            })
    }

    private func identity(_ kind: ResourceKind, _ version: String) -> JSONValue {
        ["group": .string(kind.group), "version": .string(version), "kind": .string(kind.kind)]
    }

    private func entry(_ kind: ResourceKind, _ version: String, _ path: Substring) -> (String, JSONValue) {
        let namespace = kind.isNamespaced ? "/namespaces/{namespace}" : ""
        let parameters = ["dryRun", "fieldManager", "fieldValidation", "force"].map { name -> JSONValue in
            ["name": .string(name), "in": "query", "schema": ["type": "string", "uniqueItems": true]]
        }
        let operation: JSONValue = [
            "x-kubernetes-action": "patch", "x-kubernetes-group-version-kind": identity(kind, version),
            "parameters": .array(parameters), "responses": ["200": ["description": "OK"]],
        ]
        return ("/\(path)\(namespace)/\(kind.plural)/{name}", ["patch": operation])
    }

    private func schema(_ kind: ResourceKind, _ version: String) -> (String, JSONValue) {
        var schema = kinds.custom(kind.name)?.schemaDocument(version: version) ?? ["type": "object"]
        schema["x-kubernetes-group-version-kind"] = .array([identity(kind, version)])
        let group = kind.group.split(separator: ".").reversed().joined(separator: ".")
        return ("\(group.isEmpty ? "io.k8s.api.core" : group).\(version).\(kind.kind)", schema)
    }
}
