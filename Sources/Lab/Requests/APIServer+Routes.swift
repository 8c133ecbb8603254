internal import KubernetesModel

extension APIServer {
    /// Answers a request about a kind's objects.
    func answer(_ request: APIRequest, _ path: ResourcePath) throws(APIError) -> Reply {
        if let subresource = path.subresource { return try answer(request, path, subresource) }
        guard path.kind.isStored else { return try answerReview(request, path) }
        if path.name == nil {
            switch request.method {
            case "GET", "HEAD": return try answerList(request, path)
            case "POST" where !path.isAcrossNamespaces: return try answerCreate(request, path)
            case "DELETE" where !path.isAcrossNamespaces: return try answerDeleteCollection(request, path)
            default: throw notAllowed(request, path)
            }
        }
        switch request.method {
        case "GET", "HEAD":
            let isWatch = path.isWatch || request.query.flag("watch")
            return isWatch ? try answerList(request, path) : try answerGet(request, path)
        case "PUT": return try answerUpdate(request, path)
        case "PATCH": return try answerPatch(request, path)
        case "DELETE": return try answerDelete(request, path)
        default: throw notAllowed(request, path)
        }
    }

    /// The failure of a method that the path has not; custom kinds tell it in other words.
    func notAllowed(_ request: APIRequest, _ path: ResourcePath) -> APIError {
        guard path.kind.isCustom else { return .methodNotAllowed }
        let verb =
            switch request.method {
            case "POST": "create"
            case "PUT": "update"
            case "PATCH": "patch"
            case "DELETE": path.name == nil ? "deletecollection" : "delete"
            default: request.method.lowercased()
            }
        let name = path.kind.name
        return APIError(
            405, "MethodNotAllowed", "\(verb) is not supported on resources of kind \"\(name.text)\"",
            details: .object(["group": .string(name.group), "kind": .string(name.plural)]))
    }

    /// An object in the form that the client asked for.
    func reply(
        _ object: StoredObject, _ path: ResourcePath, _ request: APIRequest, status: Int = 200,
        warnings: [String] = []
    ) throws(APIError) -> Reply {
        let representation = try Representation(accept: request.accept)
        let renderer = try renderer(path, representation, request)
        return Reply(
            status: status, warnings: warnings,
            content: .bytes(renderer.object(object)))
    }

    func renderer(
        _ path: ResourcePath, _ representation: Representation, _ request: APIRequest
    ) throws(APIError) -> Renderer {
        let includes = request.query["includeObject"].flatMap { $0.isEmpty ? nil : $0 }
        if representation.form == .table, let includes, !["None", "Metadata", "Object"].contains(includes) {
            throw .badRequest(
                "Unable to convert to Table as requested: includeObject: Invalid value: \"\(includes)\": "
                    + "must be 'Metadata', 'Object', 'None', or empty")
        }
        return Renderer(
            kind: path.kind, version: path.version, form: representation.form,
            table: TableLayout.of(path.kind, version: path.version, kinds: kinds),
            includes: includes, now: now())
    }
}
