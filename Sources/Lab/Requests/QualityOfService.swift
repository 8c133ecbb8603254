internal import KubernetesModel

/// A pod's class of service, by its requests and limits: pkg/apis/core/helper/qos.
enum QualityOfService {
    static func of(_ pod: JSONValue) -> String {
        let containers =
            (pod["spec"]?["containers"]?.arrayValue ?? []) + (pod["spec"]?["initContainers"]?.arrayValue ?? [])
        var isGuaranteed = true
        var hasAny = false
        for container in containers {
            let requests = container["resources"]?["requests"]?.objectValue ?? [:]
            let limits = container["resources"]?["limits"]?.objectValue ?? [:]
            for resource in ["cpu", "memory"] {
                let (request, limit) = (requests[resource], limits[resource])
                if isPositive(request) || isPositive(limit) { hasAny = true }
                if !isPositive(limit) || !isSame(request ?? limit, limit) { isGuaranteed = false }
            }
        }
        guard hasAny else { return "BestEffort" }
        return isGuaranteed ? "Guaranteed" : "Burstable"
    }

    private static func quantity(_ value: JSONValue?) -> Quantity? {
        switch value {
        case .string(let text)?: Quantity(text)
        case .integer(let number)?: Quantity(String(number))
        default: nil
        }
    }

    private static func isPositive(_ value: JSONValue?) -> Bool { (quantity(value)?.exactAmount?.nanos ?? 0) > 0 }

    private static func isSame(_ left: JSONValue?, _ right: JSONValue?) -> Bool {
        quantity(left)?.exactAmount == quantity(right)?.exactAmount
    }
}
