internal import APIMachinery
internal import KubernetesModel

extension APIServer {
    func answerCreate(_ request: APIRequest, _ path: ResourcePath) throws(APIError) -> Reply {
        _ = try Representation(accept: request.accept)
        let body = try Body.object(request, kind: path.kind.kind)
        let written = try create(body, path, try WriteOptions(request, operation: "CreateOptions"))
        return try reply(written.object, path, request, status: 201, warnings: written.warnings)
    }

    /// Creates an object.
    func create(_ body: JSONValue, _ path: ResourcePath, _ options: WriteOptions) throws(APIError) -> Written {
        let rules = ObjectRules(path.kind, version: path.version, kinds: kinds)
        var incoming = try Incoming(body, path, options, rules: rules)
        try incoming.setNamespace(path)
        let object = try prepared(new: incoming.object, path, rules, options)
        let stored = try insert(object, path, options)
        settle()
        return Written(object: stored, isCreated: true, warnings: incoming.warnings)
    }

    /// What the server makes of a new object before it is stored.
    func prepared(
        new object: JSONValue, _ path: ResourcePath, _ rules: ObjectRules, _ options: WriteOptions
    ) throws(APIError) -> JSONValue {
        var object = object
        let kind = path.kind
        if object.name.isEmpty, let prefix = object[metadata: "generateName"]?.stringValue, !prefix.isEmpty {
            object[metadata: "name"] = .string(prefix.prefix(58) + makeSuffix())
        }
        if kind.isNamespaced { try checkNamespace(of: object, kind) }
        if let version = object[metadata: "resourceVersion"]?.stringValue, !version.isEmpty, version != "0" {
            throw .plain("resourceVersion should not be set on objects to be created")
        }
        for member in ["resourceVersion", "selfLink", "deletionTimestamp", "deletionGracePeriodSeconds"] {
            object[metadata: member] = nil
        }
        object[metadata: "uid"] = .string(makeUID())
        object[metadata: "creationTimestamp"] = .string(timestamp)
        rules.setDefaults(&object)
        // What the server and its admission fill in from here on, the client does not own.
        object = rules.managed(from: nil, to: object, manager: options.manager, time: timestamp, subresource: nil)
        if kind.generation != .none { object[metadata: "generation"] = 1 }
        rules.prepareForCreate(&object)
        rules.complete(&object)
        try Admission(server: self).admitNew(&object, kind)
        let problems = rules.problems(creating: object)
        guard problems.isEmpty else { throw .invalid(kind, object.name, problems) }
        try Admission(server: self).validateNew(object, kind, isDryRun: options.isDryRun)
        return object
    }

    /// Stores a new object.
    func insert(_ object: JSONValue, _ path: ResourcePath, _ options: WriteOptions) throws(APIError) -> StoredObject {
        let content = ObjectContent(Conversion.toStorage(object, path.kind, path.version), kind: path.kind)
        guard store.object(path.kind.storage, key: content.key) == nil else {
            throw alreadyThere(path, content)
        }
        guard !options.isDryRun else { return StoredObject(content: content, revision: 0) }
        do throws(Store.Outdated) {
            let change = try commit(path.kind, key: content.key, expecting: 0, content)
            return StoredObject(content: content, revision: change.revision)
        } catch {
            throw alreadyThere(path, content)
        }
    }

    private func alreadyThere(_ path: ResourcePath, _ content: ObjectContent) -> APIError {
        var error = APIError.alreadyExists(path.kind.name, content.name)
        if store.object(path.kind.storage, key: content.key)?.content.isDeleting ?? false {
            error.message = "object is being deleted: \(error.message)"
        }
        return error
    }

    // The admission plugin NamespaceLifecycle.
    private func checkNamespace(of object: JSONValue, _ kind: ResourceKind) throws(APIError) {
        let namespaces = NamespaceLifecycle.resource
        guard let namespace = store.object(namespaces, key: object.namespace) else {
            throw .notFound(namespaces, object.namespace)
        }
        guard namespace.content.isDeleting else { return }
        throw .forbidden(
            kind.name, object.name,
            "unable to create new content in namespace \(object.namespace) because it is being terminated",
            causes: [
                [
                    "reason": "NamespaceTerminating",
                    "message": .string("namespace \(object.namespace) is being terminated"),
                    "field": "metadata.namespace",
                ]
            ])
    }
}
