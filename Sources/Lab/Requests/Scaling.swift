internal import APIMachinery
internal import KubernetesModel

/// The subresource `scale`: the number of replicas as every scalable kind shows it alike.
struct Scaling {
    let server: APIServer
    let path: ResourcePath

    private static let scale = ResourceKind(group: "autoscaling", kind: "Scale", plural: "scales")

    func answer(_ request: APIRequest) throws(APIError) -> Reply {
        let object = try stored()
        if request.method == "GET" { return .json(scale(object)) }
        let isPatch = request.method == "PATCH"
        let options = try WriteOptions(request, operation: isPatch ? "PatchOptions" : "UpdateOptions")
        let type = request.contentType.map { MediaType($0).name } ?? ""
        if isPatch, !APIServer.patchTypes.contains(type) { throw .unsupportedMediaType(APIServer.patchTypes) }
        let body =
            isPatch
            ? try Body.value(request.body, isYAML: type.hasSuffix("yaml")) : try Body.object(request, kind: "Scale")
        let written = try server.modify(path, options, operation: .update) { object throws(APIError) in
            let rules = ObjectRules(Self.scale, version: "v1", kinds: server.kinds)
            let current = scale(object)
            let wanted =
                isPatch ? try rules.patched(current, by: body, type: type.contains("apply") ? Self.merge : type) : body
            return try changed(object, wanted)
        }
        server.settle()
        return .json(scale(written))
    }

    private func stored() throws(APIError) -> StoredObject {
        do throws(APIError) {
            return try server.stored(path)
        } catch {
            let name = path.kind.name
            throw .notFound(
                ResourceName(group: name.group, plural: path.kind.isCustom ? name.plural : "\(name.plural)/scale"),
                path.name ?? "")
        }
    }

    private static let merge = "application/merge-patch+json"

    private func changed(_ object: JSONValue, _ scale: JSONValue) throws(APIError) -> JSONValue {
        if let kind = scale["kind"]?.stringValue, kind != "Scale" {
            throw .badRequest(
                "\(kind) in version \"v1\" cannot be handled as a Scale: "
                    + "converting (v1.\(kind)) to (autoscaling.Scale): unknown conversion")
        }
        let name = path.name ?? ""
        guard scale.name.isEmpty || scale.name == name else {
            throw .badRequest(
                "the name of the object (\(scale.name)) does not match the name on the URL (\(name))")
        }
        if let misfit = BuiltinSchemas.schema(group: "autoscaling", version: "v1", kind: "Scale")?.misfit(in: scale) {
            throw .invalid(
                group: "", kind: "", name: "",
                [.invalid("patch", go: GoText.quoted(scale.compactText), misfit.message)])
        }
        let replicas = scale["spec"]?["replicas"]?.intValue ?? 0
        guard replicas >= 0 else {
            throw .invalid(
                Self.scale, name,
                [.invalid("spec.replicas", .integer(replicas), "must be greater than or equal to 0")])
        }
        var object = object
        object.set(.integer(replicas), at: paths.replicas)
        object[metadata: "resourceVersion"] = scale[metadata: "resourceVersion"]
        if !scale.uid.isEmpty { object[metadata: "uid"] = .string(scale.uid) }
        return object
    }

    private var paths: (replicas: [String], status: [String], selector: [String]?) {
        guard path.kind.isCustom, let custom = server.kinds.custom(path.kind.name) else {
            return (["spec", "replicas"], ["status", "replicas"], nil)
        }
        return custom.scalePaths(version: path.version)
    }

    private func scale(_ object: StoredObject) -> JSONValue {
        scale(object.value(path.kind, version: path.version))
    }

    private func scale(_ object: JSONValue) -> JSONValue {
        let replicas = object.value(at: paths.replicas)?.intValue ?? 0
        var metadata: [String: JSONValue] = [:]
        for member in ["name", "namespace", "uid", "resourceVersion", "creationTimestamp"] {
            metadata[member] = object[metadata: member]
        }
        var status: JSONValue = ["replicas": object.value(at: paths.status) ?? 0]
        if let selector = paths.selector {
            status["selector"] = object.value(at: selector)
        } else if let selector = object["spec"]?["selector"] {
            status["selector"] = .string(
                SelectorText.text(selector, isPlain: path.kind.plural == "replicationcontrollers"))
        }
        return [
            "kind": "Scale", "apiVersion": "autoscaling/v1", "metadata": .object(metadata),
            "spec": replicas == 0 && !path.kind.isCustom ? [:] : ["replicas": .integer(replicas)], "status": status,
        ]
    }
}

extension JSONValue {
    /// The value at the end of a path.
    func value(at path: [String]) -> JSONValue? {
        var value: JSONValue? = self
        for member in path { value = value?[member] }
        return value
    }

    /// Sets the value at the end of a path, through objects that are made where they are missing.
    mutating func set(_ value: JSONValue?, at path: [String]) {
        guard let first = path.first else { return }
        guard path.count > 1 else {
            self[first] = value
            return
        }
        var child = self[first] ?? .object([:])
        child.set(value, at: Array(path.dropFirst()))
        self[first] = child
    }
}

/// A selector as text: `app=shop,tier in (api,web)`.
enum SelectorText {
    static func text(_ selector: JSONValue, isPlain: Bool = false) -> String {
        let labels = (isPlain ? selector : selector["matchLabels"])?.objectValue ?? [:]
        var terms = labels.map { ($0.key, "\($0.key)=\($0.value.stringValue ?? "")") }
        for expression in selector["matchExpressions"]?.arrayValue ?? [] {
            let key = expression["key"]?.stringValue ?? ""
            let values = (expression["values"]?.arrayValue ?? []).compactMap(\.stringValue).sorted()
                .joined(separator: ",")
            switch expression["operator"]?.stringValue {
            case "In": terms.append((key, "\(key) in (\(values))"))
            case "NotIn": terms.append((key, "\(key) notin (\(values))"))
            case "Exists": terms.append((key, key))
            default: terms.append((key, "!\(key)"))
            }
        }
        return terms.sorted { $0.0 < $1.0 }.map(\.1).joined(separator: ",")
    }
}
