internal import KubernetesModel

/// Which pods a quota is for: podMatchesScopeFunc of pkg/quota/v1/evaluator/core/pods.go.
struct QuotaScope {
    private let name: String
    private let comparison: String
    private let values: [String]

    /// The scopes of a quota, all of which a pod has to match.
    static func all(of quota: JSONValue) -> [QuotaScope] {
        let plain = quota["spec"]?["scopes"]?.arrayValue?.compactMap(\.stringValue) ?? []
        let expressions = quota["spec"]?["scopeSelector"]?["matchExpressions"]?.arrayValue ?? []
        return plain.map { QuotaScope(name: $0, comparison: "Exists", values: []) }
            + expressions.map {
                QuotaScope(
                    name: $0["scopeName"]?.stringValue ?? "", comparison: $0["operator"]?.stringValue ?? "Exists",
                    values: $0["values"]?.arrayValue?.compactMap(\.stringValue) ?? [])
            }
    }

    func matches(_ pod: JSONValue) -> Bool {
        switch name {
        case "Terminating": (pod["spec"]?["activeDeadlineSeconds"]?.intValue ?? -1) >= 0
        case "NotTerminating": (pod["spec"]?["activeDeadlineSeconds"]?.intValue ?? -1) < 0
        case "BestEffort": QualityOfService.of(pod) == "BestEffort"
        case "NotBestEffort": QualityOfService.of(pod) != "BestEffort"
        case "PriorityClass": matches(class: pod["spec"]?["priorityClassName"]?.stringValue ?? "")
        default: false
        }
    }

    private func matches(class name: String) -> Bool {
        switch comparison {
        case "In": values.contains(name)
        case "NotIn": !values.contains(name)
        case "DoesNotExist": name.isEmpty
        default: !name.isEmpty
        }
    }
}
