internal import APIMachinery
internal import KubernetesModel

/// The OpenAPI v3 documents, as far as clients need them: what the kinds' fields are, which kinds can be patched, and
/// that the server validates fields itself.
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
                Dictionary(served.flatMap { entries($0, version, path) }, uniquingKeysWith: { first, _ in first })),
            "components": ["schemas": .object(schemas(served, version))],
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

    private func entries(_ kind: ResourceKind, _ version: String, _ path: Substring) -> [(String, JSONValue)] {
        let namespace = kind.isNamespaced ? "/namespaces/{namespace}" : ""
        let parameters = ["dryRun", "fieldManager", "fieldValidation", "force"].map { name -> JSONValue in
            ["name": .string(name), "in": "query", "schema": ["type": "string", "uniqueItems": true]]
        }
        func operation(_ action: String) -> JSONValue {
            [
                "x-kubernetes-action": .string(action), "x-kubernetes-group-version-kind": identity(kind, version),
                "parameters": .array(parameters), "responses": ["200": ["description": "OK"]],
            ]
        }
        let collection = "/\(path)\(namespace)/\(kind.plural)"
        return [
            (collection, ["get": operation("list"), "post": operation("post")]),
            ("\(collection)/{name}", ["get": operation("get"), "patch": operation("patch")]),
        ]
    }

    private func schemas(_ served: [ResourceKind], _ version: String) -> [String: JSONValue] {
        var schemas = OpenAPISchemas()
        for kind in served {
            let group = kind.group.split(separator: ".").reversed().joined(separator: ".")
            let name = "\(group.isEmpty ? "io.k8s.api.core" : group).\(version).\(kind.kind)"
            let identity = identity(kind, version)
            if let schema = BuiltinSchemas.schema(group: kind.group, version: version, kind: kind.kind),
                !kind.isCustom
            {
                schemas.add(schema, named: name, identity: identity)
            } else {
                schemas.add(
                    kinds.custom(kind.name)?.schemaDocument(version: version) ?? ["type": "object"], named: name,
                    identity: identity)
            }
        }
        return schemas.components
    }
}
