internal import Foundation
internal import KubernetesModel

/// What becomes of a job.
enum JobVerdict: Hashable, CaseIterable {
    case completed
    case backoffLimitExceeded
    case deadlineExceeded

    /// The verdict that was passed already, while pods still end.
    init?(pending status: JSONValue) {
        guard
            let verdict = Self.allCases.first(where: { verdict in
                let condition = Conditions.condition(verdict.target, in: status)
                return condition?["status"] == "True" && condition?["reason"]?.stringValue == verdict.reason
            })
        else { return nil }
        self = verdict
    }

    /// The condition that announces the end, and the one that states it.
    var target: String { self == .completed ? "SuccessCriteriaMet" : "FailureTarget" }
    var end: String { self == .completed ? "Complete" : "Failed" }

    var reason: String {
        switch self {
        case .completed: "CompletionsReached"
        case .backoffLimitExceeded: "BackoffLimitExceeded"
        case .deadlineExceeded: "DeadlineExceeded"
        }
    }

    var message: String {
        switch self {
        case .completed: "Reached expected number of succeeded pods"
        case .backoffLimitExceeded: "Job has reached the specified backoff limit"
        case .deadlineExceeded: "Job was active longer than specified deadline"
        }
    }
}

/// The conditions of a job.
enum JobCondition {
    static func set(
        _ type: String, _ value: Bool, _ reason: String, _ message: String, in status: inout JSONValue, at now: Date
    ) {
        let (text, old) = (value ? "True" : "False", Conditions.condition(type, in: status))
        guard old?["status"]?.stringValue != text || old?["reason"]?.stringValue != reason else { return }
        Conditions.set(
            type, text, reason: reason, message: message, in: &status, at: now, heartbeat: "lastProbeTime")
        guard var conditions = status["conditions"]?.arrayValue,
            let index = conditions.firstIndex(where: { $0["type"]?.stringValue == type })
        else { return }
        conditions[index]["lastProbeTime"] = JSONValue(now)
        status["conditions"] = .array(conditions)
    }
}

/// The pods of an indexed job: pkg/controller/job/indexed_job_utils.go.
enum JobIndexing {
    static func pod(_ template: JSONValue, index: Int, of job: JSONValue) -> JSONValue {
        var (pod, text) = (template, JSONValue.string(String(index)))
        pod[path: "metadata", "annotations", JobPods.indexKey] = text
        pod[path: "metadata", "labels", JobPods.indexKey] = text
        pod[metadata: "generateName"] = .string("\(job.name)-\(index)-")
        pod[path: "spec", "hostname"] = .string("\(job.name)-\(index)")
        let variable: JSONValue = [
            "name": "JOB_COMPLETION_INDEX",
            "valueFrom": ["fieldRef": ["fieldPath": .string("metadata.annotations['\(JobPods.indexKey)']")]],
        ]
        for member in ["initContainers", "containers"] {
            guard let containers = pod["spec"]?[member]?.arrayValue else { continue }
            pod[path: "spec", member] = .array(
                containers.map { container in
                    var container = container
                    container["env"] = .array((container["env"]?.arrayValue ?? []) + [variable])
                    return container
                })
        }
        return pod
    }
}
