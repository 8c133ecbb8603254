internal import Foundation
internal import KubernetesModel

/// Pods and what is about them.
enum PodTables {
    static let all: [String: [Column]] = ["events": events, "events.events.k8s.io": events].merging(pods) { own, _ in
        own
    }

    private static let pods: [String: [Column]] = [
        "pods": [
            .objectName,
            Column("Ready", text: { PodCells($0).ready }),
            Column("Status", text: { PodCells($0).status }),
            Column("Restarts") { pod, now in .string(PodCells(pod).restarts(now: now)) },
            .age,
            Column("IP", isWide: true, text: { Cell.text($0["status"]?["podIP"], or: "<none>") }),
            Column("Node", isWide: true, text: { Cell.text($0["spec"]?["nodeName"], or: "<none>") }),
            Column(
                "Nominated Node", isWide: true, text: { Cell.text($0["status"]?["nominatedNodeName"], or: "<none>") }),
            Column("Readiness Gates", isWide: true, text: { PodCells($0).gates }),
        ],
        "podtemplates": [
            .objectName,
            Column("Containers", text: { Cell.containers($0["template"]).names }),
            Column("Images", text: { Cell.containers($0["template"]).images }),
            Column("Pod Labels", text: { Cell.labels($0["template"]?["metadata"]?["labels"]) }),
        ],
    ]

    private static let events = [
        Column("Last Seen") { event, now in .string(lastSeen(event, now)) },
        Column("Type", text: { Cell.text($0["type"]) }),
        Column("Reason", text: { Cell.text($0["reason"]) }),
        Column("Object", text: { subject($0) }),
        Column("Subobject", isWide: true, text: { Cell.text($0["involvedObject"]?["fieldPath"]) }),
        Column("Source", isWide: true, text: { source($0) }),
        Column("Message", text: { Cell.text($0["message"] ?? $0["note"]).trimmedSpace }),
        Column("First Seen", isWide: true) { event, now in .string(firstSeen(event, now)) },
        Column("Count", isWide: true, count: { count($0) }),
        Column("Name", format: "name", isWide: true) { event, _ in .string(event.name) },
    ]

    private static func subject(_ event: JSONValue) -> String {
        let object = event["involvedObject"] ?? event["regarding"]
        let kind = Cell.text(object?["kind"]).lowercased()
        let name = Cell.text(object?["name"])
        return name.isEmpty ? kind : "\(kind)/\(name)"
    }

    private static func source(_ event: JSONValue) -> String {
        let component = Cell.text(event["source"]?["component"], or: Cell.text(event["reportingComponent"]))
        let host = Cell.text(event["source"]?["host"], or: Cell.text(event["reportingInstance"]))
        return host.isEmpty ? component : "\(component), \(host)"
    }

    private static func firstSeen(_ event: JSONValue, _ now: Date) -> String {
        Age.text(since: event["firstTimestamp"]?.stringValue ?? event["eventTime"]?.stringValue, now: now)
    }

    private static func lastSeen(_ event: JSONValue, _ now: Date) -> String {
        let time = event["series"]?["lastObservedTime"]?.stringValue ?? event["lastTimestamp"]?.stringValue
        return time.map { Age.text(since: $0, now: now) } ?? firstSeen(event, now)
    }

    private static func count(_ event: JSONValue) -> Int {
        event["series"]?["count"]?.intValue ?? max(1, event["count"]?.intValue ?? 1)
    }
}

/// The cells of a pod: printPod.
struct PodCells {
    private let pod: JSONValue

    init(_ pod: JSONValue) { self.pod = pod }

    private var statuses: [JSONValue] { pod["status"]?["containerStatuses"]?.arrayValue ?? [] }
    private var initStatuses: [JSONValue] { pod["status"]?["initContainerStatuses"]?.arrayValue ?? [] }

    var ready: String {
        let total = pod["spec"]?["containers"]?.arrayValue?.count ?? 0
        let ready = statuses.filter { $0["ready"] == true && $0["state"]?["running"] != nil }.count
        return "\(ready)/\(total)"
    }

    func restarts(now: Date) -> String {
        let counted = initialization == nil ? statuses : initStatuses
        let count = counted.reduce(0) { $0 + ($1["restartCount"]?.intValue ?? 0) }
        let last = counted.compactMap { $0["lastState"]?["terminated"]?["finishedAt"]?.stringValue }.max()
        guard count > 0, let last else { return String(count) }
        return "\(count) (\(Age.text(since: last, now: now)) ago)"
    }

    var gates: String {
        let gates = pod["spec"]?["readinessGates"]?.arrayValue ?? []
        guard !gates.isEmpty else { return "<none>" }
        let conditions = pod["status"]?["conditions"]?.arrayValue ?? []
        let met = gates.filter { gate in
            conditions.contains { $0["type"] == gate["conditionType"] && $0["status"] == "True" }
        }
        return "\(met.count)/\(gates.count)"
    }

    var status: String {
        var reason = Cell.text(pod["status"]?["reason"], or: Cell.text(pod["status"]?["phase"]))
        let conditions = pod["status"]?["conditions"]?.arrayValue ?? []
        if conditions.contains(where: { $0["type"] == "PodScheduled" && $0["reason"] == "SchedulingGated" }) {
            reason = "SchedulingGated"
        }
        if let initialization {
            reason = initialization
        } else {
            reason = containersReason(reason)
        }
        guard pod.isDeleting else { return reason }
        return pod["status"]?["reason"] == "NodeLost" ? "Unknown" : "Terminating"
    }

    /// What the init containers are at; nil: they are done.
    private var initialization: String? {
        let total = pod["spec"]?["initContainers"]?.arrayValue?.count ?? 0
        for (index, status) in initStatuses.enumerated() {
            if let terminated = status["state"]?["terminated"] {
                if terminated["exitCode"]?.intValue == 0 { continue }
                return "Init:\(Self.reason(terminated))"
            }
            if let waiting = status["state"]?["waiting"]?["reason"]?.stringValue, !waiting.isEmpty,
                waiting != "PodInitializing"
            {
                return "Init:\(waiting)"
            }
            return "Init:\(index)/\(total)"
        }
        return nil
    }

    private static func reason(_ terminated: JSONValue) -> String {
        if let reason = terminated["reason"]?.stringValue, !reason.isEmpty { return reason }
        if let signal = terminated["signal"]?.intValue, signal != 0 { return "Signal:\(signal)" }
        return "ExitCode:\(terminated["exitCode"]?.intValue ?? 0)"
    }

    private func containersReason(_ podReason: String) -> String {
        var reason = podReason
        var isRunning = false
        for status in statuses.reversed() {
            if let waiting = status["state"]?["waiting"]?["reason"]?.stringValue, !waiting.isEmpty {
                reason = waiting
            } else if let terminated = status["state"]?["terminated"] {
                reason = Self.reason(terminated)
            } else if status["ready"] == true, status["state"]?["running"] != nil {
                isRunning = true
            }
        }
        guard reason == "Completed", isRunning else { return reason }
        let isReady = (pod["status"]?["conditions"]?.arrayValue ?? []).contains {
            $0["type"] == "Ready" && $0["status"] == "True"
        }
        return isReady ? "Running" : "NotReady"
    }
}
