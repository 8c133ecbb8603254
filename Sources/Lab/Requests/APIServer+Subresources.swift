internal import APIMachinery
internal import Foundation
internal import KubernetesModel

extension APIServer {
    func answer(
        _ request: APIRequest, _ path: ResourcePath, _ subresource: Subresource
    ) throws(APIError) -> Reply {
        if subresource == .unknown { throw .notFound(path.kind.name, path.name ?? "") }
        switch (subresource, request.method) {
        case (.status, "GET"): return try answerGet(request, path)
        case (.status, "PUT"): return try answerUpdate(request, path)
        case (.status, "PATCH"): return try answerPatch(request, path)
        case (.scale, "GET"), (.scale, "PUT"), (.scale, "PATCH"):
            return try Scaling(server: self, path: path).answer(request)
        case (.eviction, "POST"): return try Evicting(server: self, path: path).answer(request)
        case (.binding, "POST"): return try bind(request, path, pod: path.name ?? "")
        case (.log, "GET"): return try Logging(server: self, path: path).answer(request)
        case (.token, "POST"): return try answerToken(request, path)
        case (.finalize, "PUT"): return try answerFinalize(request, path)
        default: throw notAllowed(request, path)
        }
    }

    /// Answers a kind that is not stored: reviews of access, and the old way to bind pods.
    func answerReview(_ request: APIRequest, _ path: ResourcePath) throws(APIError) -> Reply {
        guard request.method == "POST", path.name == nil, !path.isAcrossNamespaces else {
            throw notAllowed(request, path)
        }
        var body = try Body.object(request, kind: path.kind.kind)
        switch path.kind.plural {
        case "selfsubjectaccessreviews":
            body["status"] = ["allowed": true]
        case "selfsubjectrulesreviews":
            body["status"] = [
                "resourceRules": [["verbs": ["*"], "apiGroups": ["*"], "resources": ["*"]]],
                "nonResourceRules": [["verbs": ["*"], "nonResourceURLs": ["*"]]], "incomplete": false,
            ]
        default: return try bind(request, path, pod: body.name)
        }
        body["kind"] = .string(path.kind.kind)
        body["apiVersion"] = .string(path.kind.apiVersion(path.version))
        body[metadata: "creationTimestamp"] = .null
        return .json(body, status: 201)
    }

    // pkg/registry/core/pod/storage/storage.go, BindingREST.
    private func bind(_ request: APIRequest, _ path: ResourcePath, pod: String) throws(APIError) -> Reply {
        let body = try Body.object(request, kind: "Binding")
        let options = try WriteOptions(request, operation: "CreateOptions")
        let node = body["target"]?["name"]?.stringValue ?? ""
        guard !node.isEmpty else {
            throw .plain("target.name: Required value")
        }
        if let target = body["target"]?["kind"]?.stringValue, !["", "Node"].contains(target) {
            throw .plain("target.kind: Unsupported value: \"\(target)\": supported values: \"Node\", \"<empty>\"")
        }
        guard let pods = kinds.kind(.pods) else { return .nowhere }
        let target = ResourcePath(
            kind: pods, version: "v1", namespace: path.namespace, name: pod, subresource: .binding, isWatch: false)
        let time = timestamp
        _ = try modify(target, options, operation: .update) { object throws(APIError) in
            var object = object
            let bound = object["spec"]?["nodeName"]?.stringValue ?? ""
            guard bound.isEmpty else {
                throw .conflict(
                    ResourceName(group: "", plural: "pods/binding"), pod,
                    "pod \(pod) is already assigned to node \"\(bound)\"")
            }
            object[path: "spec", "nodeName"] = .string(node)
            let condition: JSONValue = [
                "type": "PodScheduled", "status": "True", "lastProbeTime": .null, "lastTransitionTime": .string(time),
            ]
            let others = (object["status"]?["conditions"]?.arrayValue ?? []).filter { $0["type"] != "PodScheduled" }
            object[path: "status", "conditions"] = .array(others + [condition])
            return object
        }
        settle()
        return .json(Self.success(code: 201), status: 201)
    }

    static func success(code: Int) -> JSONValue {
        ["kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success", "code": .integer(code)]
    }

    private func answerToken(_ request: APIRequest, _ path: ResourcePath) throws(APIError) -> Reply {
        _ = try stored(path)
        var body = try Body.object(request, kind: "TokenRequest")
        let seconds = body["spec"]?["expirationSeconds"]?.intValue ?? 3600
        guard seconds >= 600 else {
            throw .invalid(
                group: "authentication.k8s.io", kind: "TokenRequest", name: "",
                [
                    .invalid(
                        "spec.expirationSeconds", .integer(seconds),
                        "may not specify a duration less than 10 minutes")
                ])
        }
        body["kind"] = "TokenRequest"
        body["apiVersion"] = "authentication.k8s.io/v1"
        body[metadata: "name"] = .string(path.name ?? "")
        body[metadata: "namespace"] = .string(path.namespace ?? "")
        body[metadata: "creationTimestamp"] = .string(timestamp)
        body[path: "spec", "expirationSeconds"] = .integer(seconds)
        body["status"] = [
            "token": .string(makeUID()),
            "expirationTimestamp": .string(Timestamp(now().addingTimeInterval(Double(seconds))).text),
        ]
        return .json(body, status: 201)
    }

    private func answerFinalize(_ request: APIRequest, _ path: ResourcePath) throws(APIError) -> Reply {
        let body = try Body.object(request, kind: path.kind.kind)
        let current = try stored(path)
        let options = try WriteOptions(request, operation: "UpdateOptions")
        let wanted = body["spec"]?["finalizers"]?.arrayValue ?? []
        guard !options.isDryRun else {
            var object = current.value(path.kind, version: path.version)
            object[path: "spec", "finalizers"] = .array(wanted)
            return try reply(
                StoredObject(content: ObjectContent(object, kind: path.kind), revision: current.revision), path, request
            )
        }
        guard let object = finalize(current.content, { _ in wanted }) else {
            throw .notFound(path.kind.name, path.name ?? "")
        }
        settle()
        return try reply(object, path, request)
    }
}
