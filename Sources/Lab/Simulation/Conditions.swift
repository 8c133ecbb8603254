internal import Foundation
internal import KubernetesModel

/// The conditions of a status, as Kubernetes' controllers write them: one of each type, whose transition time changes
/// with its status only.
enum Conditions {
    static func status(_ type: String, in status: JSONValue?) -> String? {
        condition(type, in: status)?["status"]?.stringValue
    }

    static func condition(_ type: String, in status: JSONValue?) -> JSONValue? {
        status?["conditions"]?.arrayValue?.first { $0["type"]?.stringValue == type }
    }

    /// Puts a condition in the place of the one of its type, or behind the others.
    ///
    /// - Parameter heartbeat: The member that says when the condition was last looked at, where the kind has one.
    static func set(
        _ type: String, _ value: String, reason: String?, message: String?, in status: inout JSONValue, at now: Date,
        heartbeat: String? = nil
    ) {
        var conditions = status["conditions"]?.arrayValue ?? []
        let index = conditions.firstIndex { $0["type"]?.stringValue == type }
        let old = index.map { conditions[$0] }
        let time = JSONValue.string(Timestamp(now).text)
        var new: JSONValue = ["type": .string(type), "status": .string(value)]
        if let heartbeat { new[heartbeat] = heartbeat == "lastProbeTime" ? .null : time }
        new["lastTransitionTime"] = old?["status"]?.stringValue == value ? old?["lastTransitionTime"] ?? time : time
        new["reason"] = reason.map(JSONValue.string)
        new["message"] = message.map(JSONValue.string)
        if let index { conditions[index] = new } else { conditions.append(new) }
        status["conditions"] = .array(conditions)
    }
}
