internal import KubernetesModel

/// The defaults of autoscalers: pkg/apis/autoscaling/v2/defaults.go.
enum ScalingDefaults {
    static func apply(to spec: inout JSONValue, version: String) {
        spec.setDefault("minReplicas", 1)
        guard version != "v1" else { return }
        if (spec["metrics"]?.arrayValue ?? []).isEmpty {
            spec["metrics"] = [
                [
                    "type": "Resource",
                    "resource": ["name": "cpu", "target": ["type": "Utilization", "averageUtilization": 80]],
                ]
            ]
        }
        guard spec["behavior"] != nil else { return }
        spec.change("behavior") { behavior in
            // Without a rule of its own, a direction follows the built-in ones, which do not show.
            behavior.changeRules("scaleUp", stabilization: 0, policies: Self.up)
            behavior.changeRules("scaleDown", stabilization: nil, policies: Self.down)
        }
    }

    private static let up: JSONValue = [
        ["type": "Pods", "value": 4, "periodSeconds": 15], ["type": "Percent", "value": 100, "periodSeconds": 15],
    ]

    private static let down: JSONValue = [["type": "Percent", "value": 100, "periodSeconds": 15]]
}

extension JSONValue {
    fileprivate mutating func changeRules(_ name: String, stabilization: Int?, policies: JSONValue) {
        change(name) { rules in
            if let stabilization { rules.setDefault("stabilizationWindowSeconds", .integer(stabilization)) }
            rules.setDefault("selectPolicy", "Max")
            rules.setDefault("policies", policies)
        }
    }
}
