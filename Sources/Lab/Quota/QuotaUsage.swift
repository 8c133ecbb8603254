internal import Foundation
internal import KubernetesModel

/// What an object counts for in its namespace's quotas: the evaluators of pkg/quota/v1/evaluator/core.
struct QuotaUsage {
    let kind: ResourceKind
    let now: Date

    /// Kinds that are counted by their mere name, besides pods, services and claims.
    private static let counted: Set<String> = ["configmaps", "replicationcontrollers", "resourcequotas", "secrets"]

    func amounts(_ object: JSONValue) -> QuotaAmounts {
        var amounts = QuotaAmounts()
        amounts.count("count/\(kind.name.text)")
        guard kind.group.isEmpty else { return amounts }
        switch kind.plural {
        case "pods": if holdsResources(object) { amounts += Self.pod(object) }
        case "services": amounts += Self.service(object)
        case "persistentvolumeclaims": amounts += Self.claim(object)
        default: if Self.counted.contains(kind.plural) { amounts.count(kind.plural) }
        }
        return amounts
    }

    /// Whether a name is one that objects of this kind count for.
    func counts(_ name: String) -> Bool {
        guard name != "count/\(kind.name.text)" else { return true }
        guard kind.group.isEmpty, !name.hasPrefix("count/") else { return false }
        let isOfClaims =
            name == "persistentvolumeclaims" || name.hasSuffix("requests.storage")
            || name.contains(".storageclass.storage.k8s.io/")
        return switch kind.plural {
        case "services": name == "services" || name.hasPrefix("services.")
        case "persistentvolumeclaims": isOfClaims
        case "pods":
            !isOfClaims
                && (name == "pods" || Self.pods.contains(name) || name.hasPrefix("requests.")
                    || name.hasPrefix("limits.") || name.hasPrefix("hugepages-"))
        default: name == kind.plural && Self.counted.contains(name)
        }
    }

    private static let pods: Set<String> = ["cpu", "memory", "ephemeral-storage"]

    // MARK: Pods

    /// Not what is over, or should have ended by now: QuotaV1Pod.
    private func holdsResources(_ pod: JSONValue) -> Bool {
        guard !["Failed", "Succeeded"].contains(pod["status"]?["phase"]?.stringValue) else { return false }
        guard let text = pod[metadata: "deletionTimestamp"]?.stringValue, let end = Timestamp(parsing: text)?.date,
            let grace = pod[metadata: "deletionGracePeriodSeconds"]?.intValue
        else { return true }
        return now <= end.addingTimeInterval(Double(grace))
    }

    private static func pod(_ pod: JSONValue) -> QuotaAmounts {
        var amounts = QuotaAmounts()
        amounts.count("pods")
        for (name, amount) in PodResources.of(pod, "requests").amounts {
            amounts["requests.\(name)"] = amount
            if pods.contains(name) || name.hasPrefix("hugepages-") { amounts[name] = amount }
        }
        for (name, amount) in PodResources.of(pod, "limits").amounts where pods.contains(name) {
            amounts["limits.\(name)"] = amount
        }
        return amounts
    }

    // MARK: Services and claims

    private static func service(_ service: JSONValue) -> QuotaAmounts {
        var amounts = QuotaAmounts()
        amounts.count("services")
        let ports = service["spec"]?["ports"]?.arrayValue?.count ?? 0
        switch service["spec"]?["type"]?.stringValue {
        case "NodePort": amounts.count("services.nodeports", ports)
        case "LoadBalancer":
            amounts.count("services.loadbalancers")
            if service["spec"]?["allocateLoadBalancerNodePorts"] != false {
                amounts.count("services.nodeports", ports)
            }
        default: break
        }
        return amounts
    }

    private static func claim(_ claim: JSONValue) -> QuotaAmounts {
        var amounts = QuotaAmounts()
        let name = "persistentvolumeclaims"
        let storage = QuotaAmounts(claim["spec"]?["resources"]?["requests"])["storage"]
        let storageClass = claim["spec"]?["storageClassName"]?.stringValue ?? ""
        amounts.count(name)
        amounts["requests.storage"] = storage
        guard !storageClass.isEmpty else { return amounts }
        let prefix = "\(storageClass).storageclass.storage.k8s.io"
        amounts.count("\(prefix)/\(name)")
        amounts["\(prefix)/requests.storage"] = storage
        return amounts
    }
}

/// What a pod's containers ask for.
enum PodResources {
    /// What the containers take together, or one of the init containers alone, whichever is more; sidecars run beside
    /// both. From component-helpers' resource/helpers.go.
    ///
    /// - Parameter list: `requests` or `limits`.
    static func of(_ pod: JSONValue, _ list: String) -> QuotaAmounts {
        var running = containers(pod).reduce(QuotaAmounts()) { $0 + QuotaAmounts($1["resources"]?[list]) }
        var (sidecars, starting) = (QuotaAmounts(), QuotaAmounts())
        for container in initContainers(pod) {
            let own = QuotaAmounts(container["resources"]?[list])
            if container["restartPolicy"] == "Always" {
                running += own
                sidecars += own
                starting = starting.union(sidecars)
            } else {
                starting = starting.union(sidecars + own)
            }
        }
        return running.union(starting) + QuotaAmounts(pod["spec"]?["overhead"])
    }

    static func containers(_ pod: JSONValue) -> [JSONValue] { pod["spec"]?["containers"]?.arrayValue ?? [] }

    static func initContainers(_ pod: JSONValue) -> [JSONValue] { pod["spec"]?["initContainers"]?.arrayValue ?? [] }
}
