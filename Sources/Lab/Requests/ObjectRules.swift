internal import APIMachinery
internal import KubernetesModel

/// What holds for the objects of one kind: defaults, validation, patching, what a write may touch.
struct ObjectRules: Sendable {
    /// By what a change comes: an apply has settled itself who owns which fields.
    enum Operation: Sendable {
        case update
        case apply
    }

    let kind: ResourceKind
    let version: String
    /// Nil: nothing is known of the kind's members.
    private let schema: Schema?

    init(_ kind: ResourceKind, version: String, kinds: KindRegistry) {
        self.kind = kind
        self.version = version
        schema =
            kind.isCustom
            ? kinds.custom(kind.name)?.schema(version: version)
            : BuiltinSchemas.schema(group: kind.group, version: version, kind: kind.kind)
    }

    // MARK: Shape

    /// Checks that the members have the types that the kind says.
    func checkShape(_ object: JSONValue) throws(APIError) {
        // The metadata of custom kinds are those of all others.
        let misfit =
            kind.isCustom
            ? BuiltinSchemas.schema(group: "", version: "v1", kind: "ConfigMap")?
                .misfit(in: ["metadata": object["metadata"] ?? [:]]) : schema?.misfit(in: object)
        guard let misfit else { return }
        throw .badRequest(
            "\(kind.kind) in version \"\(version)\" cannot be handled as a \(kind.kind): \(misfit.message)")
    }

    /// The paths of members that the kind does not know.
    func unknownFields(_ object: JSONValue) -> [String] { schema?.unknownFields(in: object) ?? [] }

    /// The object without members that the kind does not know.
    func pruned(_ object: JSONValue) -> JSONValue {
        var pruned = schema?.pruned(object) ?? object
        pruned[metadata: "managedFields"] = object[metadata: "managedFields"]
        return pruned
    }

    func setDefaults(_ object: inout JSONValue) {
        if kind.isCustom {
            object = schema?.withDefaults(object) ?? object
        } else {
            let managedFields = object[metadata: "managedFields"]
            BuiltinDefaults.apply(to: &object, group: kind.group, version: version, kind: kind.kind)
            object[metadata: "managedFields"] = managedFields
        }
    }

    // MARK: Validation

    func problems(creating object: JSONValue) -> [FieldError] {
        guard kind.isCustom else {
            return BuiltinValidation.errors(creating: object, group: kind.group, version: version, kind: kind.kind)
        }
        return BuiltinValidation.metadataErrors(creating: object) + (schema?.validate(object) ?? [])
    }

    func problems(updating new: JSONValue, from old: JSONValue, subresource: Subresource?) -> [FieldError] {
        guard kind.isCustom else {
            return BuiltinValidation.errors(
                updating: new, from: old, group: kind.group, version: version, kind: kind.kind,
                subresource: subresource?.rawValue)
        }
        return BuiltinValidation.metadataErrors(updating: new, from: old) + (schema?.validate(new) ?? [])
    }

    // MARK: Patching

    func patched(_ object: JSONValue, by patch: JSONValue, type: String) throws(APIError) -> JSONValue {
        if type != "application/json-patch+json", patch.objectValue == nil {
            throw .invalid(
                group: "", kind: "", name: "",
                [
                    .invalid(
                        "patch", .string(patch.compactText),
                        "couldn't get version/kind; json parse error: \(GoJSONError.kind(patch.bytes))")
                ])
        }
        do throws(PatchError) {
            switch type {
            case "application/json-patch+json": return try JSONPatch(patch).apply(to: object)
            case "application/strategic-merge-patch+json":
                guard let schema else { return MergePatch.apply(patch, to: object) }
                return try StrategicMergePatch(patch, schema: schema).apply(to: object)
            default: return MergePatch.apply(patch, to: object)
            }
        } catch {
            throw APIError(error)
        }
    }

    func applied(
        _ applied: JSONValue, to live: JSONValue?, manager: String, force: Bool, time: String,
        subresource: Subresource?
    ) throws(APIError) -> JSONValue {
        guard let schema else { return MergePatch.apply(applied, to: live ?? applied) }
        if !kind.isCustom, let misfit = schema.misfit(in: applied), let type = misfit.numberType {
            throw .plain(
                "failed to convert new object to proper version: unable to convert unstructured object to "
                    + "\(kind.apiVersion(version)), Kind=\(kind.kind): cannot convert \(type) to \(misfit.expected)")
        }
        do throws(ApplyError) {
            return try ManagedFields.apply(
                live: live, applied: applied, manager: manager, force: force, schema: schema,
                apiVersion: kind.apiVersion(version), subresource: subresource?.rawValue ?? "", time: time)
        } catch {
            throw APIError(error)
        }
    }

    func managed(
        from old: JSONValue?, to new: JSONValue, manager: String, time: String, subresource: Subresource?
    ) -> JSONValue {
        guard let schema else { return new }
        return ManagedFields.update(
            old: old, new: new, manager: manager, schema: schema, apiVersion: kind.apiVersion(version),
            subresource: subresource?.rawValue ?? "", time: time)
    }
}

extension APIError {
    init(_ error: PatchError) {
        switch error.reason {
        case .malformed: self = .badRequest(error.message)
        case .inapplicable:
            self.init(
                422, "Invalid", "the server rejected our request due to an error in our request", details: [:])
        case .tooLarge: self.init(413, "RequestEntityTooLarge", "Request entity too large: \(error.message)")
        case .failed: self = .plain(error.message)
        }
    }

    init(_ error: ApplyError) {
        switch error {
        case .conflict(let conflict):
            self.init(
                409, "Conflict", conflict.message, details: ["causes": .array(conflict.causes.map(\.cause))])
        case .badRequest(let message): self = .badRequest(message)
        case .failed(let message): self = .plain(message)
        }
    }
}
