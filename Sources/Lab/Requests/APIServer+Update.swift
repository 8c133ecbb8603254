internal import APIMachinery
internal import KubernetesModel

extension APIServer {
    /// How often a write whose object changed meanwhile is tried again, where the client named no version.
    private static let attempts = 8

    func answerUpdate(_ request: APIRequest, _ path: ResourcePath) throws(APIError) -> Reply {
        _ = try Representation(accept: request.accept)
        let body = try Body.object(request, kind: path.kind.kind)
        let written = try update(body, path, try WriteOptions(request, operation: "UpdateOptions"))
        return try reply(
            written.object, path, request, status: written.isCreated ? 201 : 200, warnings: written.warnings)
    }

    /// Replaces an object, or its status where the path says so.
    func update(_ body: JSONValue, _ path: ResourcePath, _ options: WriteOptions) throws(APIError) -> Written {
        let rules = ObjectRules(path.kind, version: path.version, kinds: kinds)
        var incoming = try Incoming(body, path, options, rules: rules)
        try incoming.checkName(path)
        try incoming.setName(path)
        try incoming.setNamespace(path)
        let key = ObjectContent.key(namespace: path.namespace ?? "", name: path.name ?? "")
        if rules.createsOnUpdate, path.subresource == nil, store.object(path.kind.storage, key: key) == nil {
            incoming.object[metadata: "resourceVersion"] = nil
            return try create(incoming.object, path, options)
        }
        let version = incoming.object[metadata: "resourceVersion"]?.stringValue ?? ""
        guard version.isEmpty || UInt64(version) != nil else {
            throw .plain("strconv.ParseUint: parsing \"\(version)\": invalid syntax")
        }
        if version.isEmpty, !rules.allowsUnconditionalUpdate {
            _ = try stored(path)
            throw .invalid(
                group: path.kind.group, kind: path.kind.plural, name: path.name ?? "",
                [
                    FieldError(
                        .invalid, "metadata.resourceVersion", "Invalid value: 0x0: must be specified for an update")
                ])
        }
        let object = incoming.object
        let stored = try modify(path, options, operation: .update, expecting: version) { _ in object }
        settle()
        return Written(object: stored, warnings: incoming.warnings)
    }

    /// Changes an object by a function of what it is now, and tries again where it changed meanwhile.
    ///
    /// - Parameters:
    ///   - version: The resource version that the object must have; nil: any.
    ///   - change: The object as the client wants it, in the path's version.
    func modify(
        _ path: ResourcePath, _ options: WriteOptions, operation: ObjectRules.Operation,
        expecting version: String? = nil,
        _ change: (JSONValue) throws(APIError) -> JSONValue
    ) throws(APIError) -> StoredObject {
        for _ in 0..<Self.attempts {
            let current = try stored(path)
            let outcome = try attempt(path, options, operation, version, current, change)
            if let outcome { return outcome }
        }
        throw .modified(path.kind.name, path.name ?? "")
    }

    /// - Returns: nil: the object changed meanwhile.
    private func attempt(
        _ path: ResourcePath, _ options: WriteOptions, _ operation: ObjectRules.Operation, _ version: String?,
        _ current: StoredObject, _ change: (JSONValue) throws(APIError) -> JSONValue
    ) throws(APIError) -> StoredObject? {
        let rules = ObjectRules(path.kind, version: path.version, kinds: kinds)
        let kind = path.kind
        // A replacement names the object that it replaces; in a patch another uid is a fault like others.
        let isPatch = version == nil
        let old = Conversion.fromStorage(current.value(kind, version: path.version), kind, path.version)
        var new = try change(old)
        let wanted = version ?? new[metadata: "resourceVersion"]?.stringValue ?? ""
        guard wanted.isEmpty || wanted == "0" || wanted == String(current.revision) else {
            throw .modified(kind.name, current.content.name)
        }
        guard isPatch || new.uid.isEmpty || new.uid == old.uid else {
            throw .precondition(kind, current.content, uid: new.uid)
        }
        try prepare(&new, from: old, path, rules)
        try Admission(server: self).admitChange(&new, from: old, kind, path.subresource)
        let problems = rules.problems(updating: new, from: old, subresource: path.subresource)
        guard problems.isEmpty else { throw .invalid(kind, current.content.name, problems) }
        if path.subresource == nil {
            try Admission(server: self).validateChange(new, from: old, kind, isDryRun: options.isDryRun)
        }
        // A binding makes nobody the owner of the node's name.
        if operation == .update, path.subresource != .binding {
            new = rules.managed(
                from: old, to: new, manager: options.manager, time: timestamp, subresource: path.subresource)
        }
        return try replace(current, by: new, path, options)
    }

    /// What the server takes from the object as it was, whatever the client sent.
    private func prepare(
        _ new: inout JSONValue, from old: JSONValue, _ path: ResourcePath, _ rules: ObjectRules
    ) throws(APIError) {
        for member in ["creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation"] {
            new[metadata: member] = old[metadata: member]
        }
        if new.uid.isEmpty { new[metadata: "uid"] = old[metadata: "uid"] }
        new[metadata: "selfLink"] = nil
        if path.kind.isNamespaced, new.namespace.isEmpty { new[metadata: "namespace"] = old[metadata: "namespace"] }
        if new.name.isEmpty { new[metadata: "name"] = old[metadata: "name"] }
        rules.setDefaults(&new)
        rules.prepareForUpdate(&new, from: old, subresource: path.subresource)
        rules.complete(&new, from: old)
        if path.kind.generation != .none, path.subresource != .status, rules.isNewGeneration(new, from: old) {
            new[metadata: "generation"] = .integer(old.generation + 1)
        }
    }

    /// Stores what an object has become; where nothing changed, nothing is written.
    ///
    /// - Returns: nil: the object changed meanwhile.
    private func replace(
        _ current: StoredObject, by new: JSONValue, _ path: ResourcePath, _ options: WriteOptions
    ) throws(APIError) -> StoredObject? {
        let kind = path.kind
        let content = ObjectContent(Conversion.toStorage(new, kind, path.version), kind: kind)
        guard !content.isSame(as: current.content) else { return current }
        guard !options.isDryRun else { return StoredObject(content: content, revision: current.revision) }
        // The last finalizer is gone, and with it what held the object.
        let isOver =
            content.isDeleting && content.finalizers.isEmpty && !current.content.finalizers.isEmpty
            && (new[metadata: "deletionGracePeriodSeconds"]?.intValue ?? 0) == 0
            && !NamespaceLifecycle.isHeld(new, kind)
        do throws(Store.Outdated) {
            let change = try commit(kind, key: current.content.key, expecting: current.revision, isOver ? nil : content)
            return StoredObject(content: content, revision: change.revision)
        } catch {
            guard error.current != nil else { throw .notFound(kind.name, current.content.name) }
            return nil
        }
    }
}
