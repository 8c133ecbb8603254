internal import Foundation
internal import KubernetesModel

/// What an autoscaler keeps to.
struct AutoscalerSpec: Hashable {
    /// How fast replicas may change in one direction.
    struct Rules: Hashable {
        enum Selection: String, Hashable {
            case greatest = "Max"
            case least = "Min"
            case disabled = "Disabled"
        }

        struct Policy: Hashable {
            var isPercent: Bool
            var value: Int
            var period: TimeInterval
        }

        var stabilization: TimeInterval
        var selection = Selection.greatest
        var policies: [Policy]

        // pkg/apis/autoscaling/v2/defaults.go; the window for scaling down is a flag of the controller manager.
        static let up = Rules(
            stabilization: 0,
            policies: [
                Policy(isPercent: false, value: 4, period: 15), Policy(isPercent: true, value: 100, period: 15),
            ])
        static let down = Rules(
            stabilization: 300, policies: [Policy(isPercent: true, value: 100, period: 15)])

        init(stabilization: TimeInterval, policies: [Policy]) {
            self.stabilization = stabilization
            self.policies = policies
        }

        init(_ value: JSONValue?, default rules: Rules) {
            self = rules
            if let seconds = value?["stabilizationWindowSeconds"]?.intValue { stabilization = Double(seconds) }
            if let name = value?["selectPolicy"]?.stringValue { selection = Selection(rawValue: name) ?? selection }
            if let values = value?["policies"]?.arrayValue {
                policies = values.map {
                    Policy(
                        isPercent: $0["type"] == "Percent", value: $0["value"]?.intValue ?? 0,
                        period: Double($0["periodSeconds"]?.intValue ?? 15))
                }
            }
        }
    }

    let minimum: Int
    let maximum: Int
    let up: Rules
    let down: Rules
    /// Whether the rates of change are written down; without them the built-in ones hold.
    let hasBehavior: Bool
    let metrics: [JSONValue]

    init(_ autoscaler: JSONValue) {
        let spec = autoscaler["spec"]
        minimum = spec?["minReplicas"]?.intValue ?? 1
        maximum = spec?["maxReplicas"]?.intValue ?? 1
        hasBehavior = spec?["behavior"] != nil
        up = Rules(spec?["behavior"]?["scaleUp"], default: .up)
        down = Rules(spec?["behavior"]?["scaleDown"], default: .down)
        metrics = spec?["metrics"]?.arrayValue ?? []
    }
}
