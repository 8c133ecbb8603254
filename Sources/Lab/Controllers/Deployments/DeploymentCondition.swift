internal import Foundation
internal import KubernetesModel

/// The conditions of a deployment, which also say when they were last written: pkg/controller/deployment/util,
/// SetDeploymentCondition.
enum DeploymentCondition {
    /// Writes a condition where its status or its reason is new; the newest stands last.
    ///
    /// - Parameter since: When the status came to be so, where that is known better.
    static func set(
        _ type: String, _ value: String, _ reason: String, _ message: String, in status: inout JSONValue, at now: Date,
        since: JSONValue? = nil
    ) {
        let current = Conditions.condition(type, in: status)
        let isSame = current?["status"]?.stringValue == value
        if isSame, current?["reason"]?.stringValue == reason { return }
        remove(type, from: &status)
        let condition: JSONValue = [
            "type": .string(type), "status": .string(value), "reason": .string(reason), "message": .string(message),
            "lastUpdateTime": JSONValue(now),
            "lastTransitionTime": since ?? (isSame ? current?["lastTransitionTime"] : nil) ?? JSONValue(now),
        ]
        status["conditions"] = .array((status["conditions"]?.arrayValue ?? []) + [condition])
    }

    static func remove(_ type: String, from status: inout JSONValue) {
        let others = (status["conditions"]?.arrayValue ?? []).filter { $0["type"]?.stringValue != type }
        status["conditions"] = others.isEmpty ? nil : .array(others)
    }
}
