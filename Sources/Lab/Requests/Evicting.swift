internal import Foundation
internal import KubernetesModel

/// The subresource `eviction`: a deletion that disruption budgets may refuse. The rules and the texts are those of
/// pkg/registry/core/pod/storage/eviction.go.
struct Evicting {
    let server: APIServer
    let path: ResourcePath

    private static let budgets = ResourceName.podDisruptionBudgets

    func answer(_ request: APIRequest) throws(APIError) -> Reply {
        let body = try Body.object(request, kind: "Eviction")
        let name = path.name ?? ""
        guard body.name.isEmpty || body.name == name else {
            throw .badRequest("name in URL does not match name in Eviction object")
        }
        let options = try options(body, request)
        let pod = try server.stored(path)
        let value = pod.value(path.kind, version: path.version)
        let phase = value["status"]?["phase"]?.stringValue
        if !["Succeeded", "Failed", "Pending"].contains(phase), !value.isDeleting {
            try take(from: try budgets(of: pod.content), pod.content, isDryRun: options.isDryRun)
        }
        _ = try server.delete(path, options)
        server.settle()
        return .json(APIServer.success(code: 201), status: 201)
    }

    private func options(_ body: JSONValue, _ request: APIRequest) throws(APIError) -> DeleteOptions {
        let text = (body["deleteOptions"] ?? [:]).bytes
        let query = try WriteOptions(request, operation: "CreateOptions")
        var options = try DeleteOptions(APIRequest(method: "DELETE", target: path.name ?? "", body: text))
        options.isDryRun = options.isDryRun || query.isDryRun
        return options
    }

    private func budgets(of pod: ObjectContent) throws(APIError) -> StoredObject? {
        guard let kind = server.kinds.kind(Self.budgets) else { return nil }
        let prefix = "\(pod.namespace)/"
        let all = server.store.objects(Self.budgets).objects.objects(from: prefix)
            .prefix { $0.content.key.hasPrefix(prefix) }
        let matching = all.filter { budget in
            let selector = budget.value(kind, version: kind.version)["spec"]?["selector"]
            return selector.map { LabelMatch.matches($0, pod.labels) } ?? false
        }
        guard matching.count <= 1 else {
            throw .internalError(
                "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.")
        }
        return matching.first
    }

    private func take(from budget: StoredObject?, _ pod: ObjectContent, isDryRun: Bool) throws(APIError) {
        guard let budget, let kind = server.kinds.kind(Self.budgets) else { return }
        var options = WriteOptions(manager: "kube-apiserver")
        options.isDryRun = isDryRun
        let time = server.timestamp
        _ = try server.modify(.of(budget.content, kind, .status), options, operation: .update) {
            object throws(APIError) in
            var object = object
            let name = object.name
            let status = object["status"]
            if (status?["observedGeneration"]?.intValue ?? 0) < object.generation {
                throw .tooManyRequests(
                    "Cannot evict pod as it would violate the pod's disruption budget.",
                    cause: [
                        "reason": "DisruptionBudget",
                        "message": .string("The disruption budget \(name) is still being processed by the server."),
                    ])
            }
            let allowed = status?["disruptionsAllowed"]?.intValue ?? 0
            guard allowed > 0 else {
                let (desired, current) = (
                    status?["desiredHealthy"]?.intValue ?? 0, status?["currentHealthy"]?.intValue ?? 0
                )
                throw .tooManyRequests(
                    "Cannot evict pod as it would violate the pod's disruption budget.",
                    cause: [
                        "reason": "DisruptionBudget",
                        "message": .string(
                            "The disruption budget \(name) needs \(desired) healthy pods and has \(current) currently"),
                    ])
            }
            object[path: "status", "disruptionsAllowed"] = .integer(allowed - 1)
            object[path: "status", "disruptedPods", pod.name] = .string(time)
            return object
        }
    }
}

/// A label selector of a spec, on labels.
enum LabelMatch {
    static func matches(_ selector: JSONValue, _ labels: [String: String]) -> Bool {
        let wanted = selector["matchLabels"]?.objectValue ?? [:]
        guard wanted.allSatisfy({ labels[$0.key] == $0.value.stringValue }) else { return false }
        return (selector["matchExpressions"]?.arrayValue ?? []).allSatisfy { expression in
            let value = labels[expression["key"]?.stringValue ?? ""]
            let values = (expression["values"]?.arrayValue ?? []).compactMap(\.stringValue)
            return switch expression["operator"]?.stringValue {
            case "In": value.map(values.contains) ?? false
            case "NotIn": value.map { !values.contains($0) } ?? true
            case "Exists": value != nil
            case "DoesNotExist": value == nil
            default: false
            }
        }
    }
}
