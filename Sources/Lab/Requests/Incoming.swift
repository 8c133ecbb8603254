internal import APIMachinery
internal import KubernetesModel

/// An object as a client sent it, on its way into the store: checked that it is what the path says, and cleaned of
/// what only the server writes.
struct Incoming {
    var object: JSONValue
    var warnings: [String] = []

    /// Checks kind, version and fields.
    init(
        _ object: JSONValue, _ path: ResourcePath, _ options: WriteOptions, rules: ObjectRules
    ) throws(APIError) {
        self.object = object
        try Self.checkType(&self.object, path)
        try rules.checkShape(self.object)
        guard options.validation != .ignore else {
            self.object = rules.pruned(self.object)
            return
        }
        let unknown = rules.unknownFields(self.object).filter { !$0.hasPrefix("metadata.managedFields") }.map {
            "unknown field \"\($0)\""
        }
        guard unknown.isEmpty || options.validation == .warn else {
            let gvk = path.kind.kind
            throw .badRequest(
                "\(gvk) in version \"\(path.version)\" cannot be handled as a \(gvk): strict decoding error: "
                    + unknown.joined(separator: ", "))
        }
        warnings = unknown
        self.object = rules.pruned(self.object)
    }

    /// What a patch made of an object, which must still be the same one.
    init(
        patched object: JSONValue, _ path: ResourcePath, _ options: WriteOptions, rules: ObjectRules
    ) throws(APIError) {
        do throws(APIError) {
            try rules.checkShape(object)
        } catch {
            let detail = error.message.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? error.message
            throw .invalid(
                group: "", kind: "", name: "",
                [.invalid("patch", go: GoText.quoted(object.compactText), detail)])
        }
        try self.init(object, path, options, rules: rules)
        let name = path.name ?? ""
        guard object.name.isEmpty || object.name == name else {
            throw .badRequest("the name of the object (\(object.name)) does not match the name on the URL (\(name))")
        }
        try checkName(path)
    }

    /// What a client applies: its fields are left as they are, for they say what it owns.
    init(applied object: JSONValue, _ path: ResourcePath, _ rules: ObjectRules) throws(APIError) {
        self.object = object
        let expected = path.kind.apiVersion(path.version)
        let apiVersion = object["apiVersion"]?.stringValue ?? ""
        guard apiVersion == expected else {
            throw .badRequest(
                "Incorrect version specified in apply patch. Specified patch version: \(apiVersion), expected: "
                    + "\(expected)")
        }
        guard object["kind"]?.stringValue == path.kind.kind else {
            throw .plain(
                "failed to merge config: expected objects of the same type, but got \(path.kind.kind) and "
                    + "\(object["kind"]?.stringValue ?? "")")
        }
        if object.name.isEmpty { self.object[metadata: "name"] = .string(path.name ?? "") }
        guard self.object.name == path.name else {
            throw .badRequest(
                "the name of the object (\(object.name)) does not match the name on the URL (\(path.name ?? ""))")
        }
        try checkName(path)
        if path.kind.isNamespaced { self.object[metadata: "namespace"] = .string(path.namespace ?? "") }
    }

    private static func checkType(_ object: inout JSONValue, _ path: ResourcePath) throws(APIError) {
        let expected = path.kind.apiVersion(path.version)
        let apiVersion = object["apiVersion"]?.stringValue ?? ""
        let kind = object["kind"]?.stringValue ?? ""
        for member in ["kind", "apiVersion"] {
            guard let value = object[member], value.stringValue == nil, value != .null else { continue }
            throw GoJSONError.wrongMember(member, value, in: object, kind: path.kind.kind)
        }
        if path.kind.isCustom {
            if kind.isEmpty || apiVersion.isEmpty {
                // jsoniter adds where it stood.
                let text = object.compactText
                throw .badRequest(
                    "\(path.kind.kind) in version \"\(path.version)\" cannot be handled as a \(path.kind.kind): "
                        + "unmarshalerDecoder: Object 'Kind' is missing in '\(text)', error found in #10 byte of ...|"
                        + "\(text.suffix(10))|..., bigger context ...|\(text.suffix(60))|...")
            }
            guard kind == path.kind.kind else {
                throw .invalid(
                    group: path.kind.group, kind: kind, name: object.name,
                    [.invalid("kind", .string(kind), "must be \(path.kind.kind)")])
            }
        }
        if path.kind.isCustom || BuiltinKinds.isKnown(apiVersion: apiVersion.isEmpty ? expected : apiVersion, kind) {
            if !apiVersion.isEmpty, apiVersion != expected {
                throw .badRequest(
                    "the API version in the data (\(apiVersion)) does not match the expected API version (\(expected))")
            }
            if !kind.isEmpty, kind != path.kind.kind {
                throw .badRequest(
                    "\(kind) in version \"\(path.version)\" cannot be handled as a \(path.kind.kind): "
                        + "converting (v1.\(kind)) to (core.\(path.kind.kind)): unknown conversion")
            }
        } else {
            let given = apiVersion.isEmpty ? expected : apiVersion
            let version = given.split(separator: "/").last.map(String.init) ?? given
            throw .badRequest(
                "\(kind) in version \"\(version)\" cannot be handled as a \(path.kind.kind): no kind \"\(kind)\" is "
                    + "registered for version \"\(given)\" in scheme "
                    + "\"k8s.io/kubernetes/pkg/api/legacyscheme/scheme.go:30\"")
        }
        object["apiVersion"] = .string(expected)
        object["kind"] = .string(path.kind.kind)
    }

    /// A replacement names what it replaces.
    func checkName(_ path: ResourcePath) throws(APIError) {
        let namespace = path.namespace ?? ""
        guard !object.name.isEmpty else {
            throw .badRequest(
                "the name of the object (\(path.name ?? "") based on URL) was undeterminable: name must be provided")
        }
        guard object.namespace.isEmpty || object.namespace == namespace || !path.kind.isNamespaced else {
            throw .badRequest(
                "the namespace of the object (\(object.namespace)) does not match the namespace on the request "
                    + "(\(namespace))")
        }
    }

    /// Puts the namespace of the path in, or fails where the object names another.
    mutating func setNamespace(_ path: ResourcePath) throws(APIError) {
        guard path.kind.isNamespaced else {
            guard object.namespace.isEmpty else {
                throw .invalid(
                    path.kind, object.name, [.forbidden("metadata.namespace", "not allowed on this type")])
            }
            object[metadata: "namespace"] = nil
            return
        }
        let namespace = path.namespace ?? ""
        guard object.namespace.isEmpty || object.namespace == namespace else {
            throw .badRequest("the namespace of the provided object does not match the namespace sent on the request")
        }
        object[metadata: "namespace"] = .string(namespace)
    }

    /// Puts the name of the path in, or fails where the object names another.
    mutating func setName(_ path: ResourcePath) throws(APIError) {
        let name = path.name ?? ""
        guard object.name.isEmpty || object.name == name else {
            throw .badRequest("the name of the object (\(object.name)) does not match the name on the URL (\(name))")
        }
        object[metadata: "name"] = .string(name)
    }
}
