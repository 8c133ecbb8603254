internal import KubernetesModel

/// Kinds whose versions differ in more than the name: their objects are stored in one form and converted on their way
/// in and out.
enum Conversion {
    /// Whether objects of this version are stored as they are.
    static func isNeeded(_ kind: ResourceKind, _ version: String) -> Bool {
        (kind.isEvent && !kind.group.isEmpty) || (kind.plural == "horizontalpodautoscalers" && version == "v1")
    }

    static func toStorage(_ object: JSONValue, _ kind: ResourceKind, _ version: String) -> JSONValue {
        guard isNeeded(kind, version) else { return object }
        return kind.isEvent ? EventConversion.toCore(object) : AutoscalerConversion.toV2(object)
    }

    static func fromStorage(_ object: JSONValue, _ kind: ResourceKind, _ version: String) -> JSONValue {
        guard isNeeded(kind, version) else { return object }
        return kind.isEvent ? EventConversion.fromCore(object) : AutoscalerConversion.toV1(object)
    }
}

/// Events of `v1` and of `events.k8s.io/v1`: pkg/apis/events/v1/conversion.go.
enum EventConversion {
    private static let names = [
        ("involvedObject", "regarding"), ("message", "note"), ("source", "deprecatedSource"),
        ("firstTimestamp", "deprecatedFirstTimestamp"), ("lastTimestamp", "deprecatedLastTimestamp"),
        ("count", "deprecatedCount"), ("reportingComponent", "reportingController"),
    ]

    static func toCore(_ object: JSONValue) -> JSONValue {
        renamed(object, names.map { ($0.1, $0.0) }, apiVersion: "v1")
    }

    static func fromCore(_ object: JSONValue) -> JSONValue { renamed(object, names, apiVersion: "events.k8s.io/v1") }

    private static func renamed(_ object: JSONValue, _ names: [(String, String)], apiVersion: String) -> JSONValue {
        var object = object
        for (old, new) in names {
            guard let value = object[old] else { continue }
            object[old] = nil
            object[new] = value
        }
        object["apiVersion"] = .string(apiVersion)
        return object
    }
}

/// Autoscalers of `autoscaling/v1`, which know only CPU, and of `autoscaling/v2`: pkg/apis/autoscaling/v1/conversion.go.
enum AutoscalerConversion {
    static func toV2(_ object: JSONValue) -> JSONValue {
        var object = object
        object["apiVersion"] = "autoscaling/v2"
        if let percentage = object["spec"]?["targetCPUUtilizationPercentage"] {
            object[path: "spec", "targetCPUUtilizationPercentage"] = nil
            let metric: JSONValue = [
                "type": "Resource",
                "resource": ["name": "cpu", "target": ["type": "Utilization", "averageUtilization": percentage]],
            ]
            object[path: "spec", "metrics"] = .array([metric] + (object["spec"]?["metrics"]?.arrayValue ?? []))
        }
        if let current = object["status"]?["currentCPUUtilizationPercentage"] {
            object[path: "status", "currentCPUUtilizationPercentage"] = nil
            object[path: "status", "currentMetrics"] = [
                ["type": "Resource", "resource": ["name": "cpu", "current": ["averageUtilization": current]]]
            ]
        }
        return object
    }

    static func toV1(_ object: JSONValue) -> JSONValue {
        var object = object
        object["apiVersion"] = "autoscaling/v1"
        let metrics = object["spec"]?["metrics"]?.arrayValue ?? []
        let cpu = metrics.firstIndex { $0["resource"]?["name"] == "cpu" && $0["type"] == "Resource" }
        if let cpu {
            object[path: "spec", "targetCPUUtilizationPercentage"] =
                metrics[cpu]["resource"]?["target"]?["averageUtilization"]
        }
        object[path: "spec", "metrics"] = nil
        object[path: "spec", "behavior"] = nil
        var others = metrics
        if let cpu { others.remove(at: cpu) }
        if !others.isEmpty {
            object[path: "metadata", "annotations", "autoscaling.alpha.kubernetes.io/metrics"] =
                .string(JSONValue.array(others).compactText)
        }
        if let current = object["status"]?["currentMetrics"]?.arrayValue?.first(where: {
            $0["resource"]?["name"] == "cpu"
        }) {
            object[path: "status", "currentCPUUtilizationPercentage"] =
                current["resource"]?["current"]?["averageUtilization"]
        }
        object[path: "status", "currentMetrics"] = nil
        object[path: "status", "conditions"] = nil
        return object
    }
}
