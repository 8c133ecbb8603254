internal import APIMachinery
internal import KubernetesModel

extension APIServer {
    static let patchTypes = [
        "application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json",
        "application/apply-patch+yaml",
    ]

    func answerPatch(_ request: APIRequest, _ path: ResourcePath) throws(APIError) -> Reply {
        _ = try Representation(accept: request.accept)
        let options = try WriteOptions(request, operation: "PatchOptions")
        let written = try patch(request, path, options)
        return try reply(
            written.object, path, request, status: written.isCreated ? 201 : 200, warnings: written.warnings)
    }

    private func patch(_ request: APIRequest, _ path: ResourcePath, _ options: WriteOptions) throws(APIError) -> Written
    {
        let type = request.contentType.map { MediaType($0).name } ?? ""
        let types = path.kind.isCustom ? Self.patchTypes.filter { !$0.contains("strategic") } : Self.patchTypes
        guard types.contains(type) else {
            // The path itself takes the four types alone.
            guard Self.patchTypes.contains(type) || path.kind.isCustom else {
                throw APIError(415, "UnsupportedMediaType", "415: Unsupported Media Type", details: [:])
            }
            throw .unsupportedMediaType(types)
        }
        if request.query.flag("force"), !type.contains("apply") {
            throw .invalid(
                group: "meta.k8s.io", kind: "PatchOptions", name: "",
                [.forbidden("force", "may not be specified for non-apply patch")])
        }
        let patch = try self.patch(in: request, type: type)
        guard !type.contains("apply") else {
            guard let manager = request.query["fieldManager"], !manager.isEmpty else {
                throw .invalid(
                    group: "meta.k8s.io", kind: "PatchOptions", name: "",
                    [.required("fieldManager", "is required for apply patch")])
            }
            return try apply(patch, path, options)
        }
        return try self.patch(patch, type: type, path, options)
    }

    private func patch(in request: APIRequest, type: String) throws(APIError) -> JSONValue {
        let isYAML = type.hasSuffix("yaml")
        if type.contains("/merge-patch"), (try? JSONValue(bytes: request.body)) == nil {
            throw .plain("Invalid JSON Patch")
        }
        return try Body.value(request.body, isYAML: isYAML)
    }

    /// Changes an object by a patch of one of the three old types.
    func patch(
        _ patch: JSONValue, type: String, _ path: ResourcePath, _ options: WriteOptions
    ) throws(APIError) -> Written {
        let rules = ObjectRules(path.kind, version: path.version, kinds: kinds)
        var warnings: [String] = []
        let stored = try modify(path, options, operation: .update) { current throws(APIError) in
            let patched = try rules.patched(current, by: patch, type: type)
            let incoming = try Incoming(patched: patched, path, options, rules: rules)
            warnings = incoming.warnings
            return incoming.object
        }
        settle()
        return Written(object: stored, warnings: warnings)
    }

    /// Server-side apply: the object gets what is applied, and fields that the manager applies no longer go.
    func apply(_ applied: JSONValue, _ path: ResourcePath, _ options: WriteOptions) throws(APIError) -> Written {
        let rules = ObjectRules(path.kind, version: path.version, kinds: kinds)
        let incoming = try Incoming(applied: applied, path, rules)
        let object = incoming.object
        let key = ObjectContent.key(namespace: path.namespace ?? "", name: path.name ?? "")
        defer { settle() }
        guard store.object(path.kind.storage, key: key) != nil else {
            guard path.subresource == nil else { throw .notFound(path.kind.name, path.name ?? "") }
            guard object.uid.isEmpty else {
                throw .conflict(
                    path.kind.name, path.name ?? "",
                    "uid mismatch: the provided object specified uid \(object.uid), and no existing object was found")
            }
            let new = try rules.applied(
                object, to: nil, manager: options.manager, force: options.isForced, time: timestamp, subresource: nil)
            let stored = try createApplied(new, path, rules, options)
            return Written(object: stored, isCreated: true, warnings: incoming.warnings)
        }
        let stored = try modify(path, options, operation: .apply) { live throws(APIError) in
            try rules.applied(
                object, to: live, manager: options.manager, force: options.isForced, time: timestamp,
                subresource: path.subresource)
        }
        return Written(object: stored, warnings: incoming.warnings)
    }

    private func createApplied(
        _ object: JSONValue, _ path: ResourcePath, _ rules: ObjectRules, _ options: WriteOptions
    ) throws(APIError) -> StoredObject {
        let managedFields = object[metadata: "managedFields"]
        var new = try prepared(new: object, path, rules, options)
        new[metadata: "managedFields"] = managedFields
        return try insert(new, path, options)
    }
}
