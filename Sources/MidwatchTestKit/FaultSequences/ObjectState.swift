import KubernetesModel

/// The state of an object in a line, less what depends on the moment or on Kubernetes' version.
enum ObjectState {
    /// Nil: the state says nothing new.
    static func text(_ object: JSONValue) -> String? {
        let status = object["status"]
        if isRepetition(status) { return nil }
        var words: [String]
        switch object["kind"]?.stringValue {
        case "Pod": words = pod(status)
        case "Job": words = conditions(status, ["Complete", "Failed"])
        case "Deployment": words = conditions(status, ["Available", "Progressing", "ReplicaFailure"])
        case "ReplicaSet": words = conditions(status, ["ReplicaFailure"])
        case "PersistentVolumeClaim": words = [status?["phase"]?.stringValue ?? ""]
        default: words = []
        }
        if object[path: "metadata", "deletionTimestamp"]?.stringValue != nil { words.append("deleting") }
        let text = words.joined(separator: " ")
        // The kubelet looked after a container that it was ending, and found it removed already: that of 1.20 does so at times.
        return text.isEmpty || text.contains("ContainerStatusUnknown") ? nil : text
    }

    /// A third round of a container goes as the second did.
    private static func isRepetition(_ status: JSONValue?) -> Bool {
        ["initContainerStatuses", "containerStatuses"].contains { member in
            (status?[member]?.arrayValue ?? []).contains { $0["restartCount"]?.intValue ?? 0 > 1 }
        }
    }

    private static func pod(_ status: JSONValue?) -> [String] {
        var words = [status?["phase"]?.stringValue ?? ""]
        if let reason = status?["reason"]?.stringValue { words.append("(\(reason))") }
        // Newer versions have more conditions than these, and ContainersReady says what the containers say.
        words += conditions(status, ["PodScheduled", "Initialized", "Ready"])
        for member in ["initContainerStatuses", "containerStatuses"] {
            let containers = (status?[member]?.arrayValue ?? []).map(container)
            words += containers.sorted()
        }
        return words
    }

    private static func conditions(_ status: JSONValue?, _ types: [String]) -> [String] {
        types.compactMap { type in
            guard let condition = status?["conditions"]?.arrayValue?.first(where: { $0["type"]?.stringValue == type })
            else { return nil }
            let reason = condition["reason"]?.stringValue ?? ""
            return "\(type)=\(condition["status"]?.stringValue ?? "")" + (reason.isEmpty ? "" : "(\(reason))")
        }
    }

    private static func container(_ status: JSONValue) -> String {
        var words = ["\(status["name"]?.stringValue ?? ""):"]
        if let waiting = status[path: "state", "waiting"] {
            words.append("waiting(\(waiting["reason"]?.stringValue ?? ""))")
        } else if status[path: "state", "running"] != nil {
            words.append(status["started"]?.boolValue == false ? "running, not started" : "running")
        } else if let terminated = status[path: "state", "terminated"] {
            words.append(end(terminated))
        }
        if status["ready"]?.boolValue == true { words.append("ready") }
        if let last = status[path: "lastState", "terminated"] { words.append("after \(end(last))") }
        if status["restartCount"]?.intValue ?? 0 > 0 { words.append("restarted") }
        return "[\(words.joined(separator: " "))]"
    }

    private static func end(_ terminated: JSONValue) -> String {
        "terminated(\(terminated["reason"]?.stringValue ?? "") \(terminated["exitCode"]?.intValue ?? 0))"
    }
}
