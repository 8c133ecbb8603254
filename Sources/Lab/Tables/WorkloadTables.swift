internal import Foundation
internal import KubernetesModel

/// What makes pods.
enum WorkloadTables {
    private static let containers = [
        Column("Containers", isWide: true, text: { Cell.containers($0["spec"]?["template"]).names }),
        Column("Images", isWide: true, text: { Cell.containers($0["spec"]?["template"]).images }),
    ]

    private static let selector = Column("Selector", isWide: true, text: { Cell.selector($0["spec"]?["selector"]) })

    private static let replicas = [
        Column("Desired", number: { Cell.number($0, "spec", "replicas") }),
        Column("Current", number: { Cell.number($0, "status", "replicas") }),
        Column("Ready", number: { Cell.number($0, "status", "readyReplicas") }),
    ]

    private static let ready = Column(
        "Ready",
        text: { "\(Cell.number($0, "status", "readyReplicas"))/\(Cell.number($0, "spec", "replicas"))" })

    static let all: [String: [Column]] = [
        "deployments.apps": [
            .objectName, ready,
            Column("Up-to-date", count: { Cell.number($0, "status", "updatedReplicas") }),
            Column("Available", count: { Cell.number($0, "status", "availableReplicas") }), .age,
        ] + containers + [selector],
        "replicasets.apps": [.objectName] + replicas + [.age] + containers + [selector],
        "replicationcontrollers": [.objectName] + replicas + [.age] + containers + [
            Column("Selector", isWide: true, text: { Cell.labels($0["spec"]?["selector"]) })
        ],
        "statefulsets.apps": [.objectName, ready, .age] + containers,
        "daemonsets.apps": [
            .objectName,
            Column("Desired", number: { Cell.number($0, "status", "desiredNumberScheduled") }),
            Column("Current", number: { Cell.number($0, "status", "currentNumberScheduled") }),
            Column("Ready", number: { Cell.number($0, "status", "numberReady") }),
            Column("Up-to-date", number: { Cell.number($0, "status", "updatedNumberScheduled") }),
            Column("Available", number: { Cell.number($0, "status", "numberAvailable") }),
            Column("Node Selector", text: { Cell.labels($0["spec"]?["template"]?["spec"]?["nodeSelector"]) }), .age,
        ] + containers + [selector],
        "controllerrevisions.apps": [
            .objectName, Column("Controller", text: { controller($0) }),
            Column("Revision", number: { Cell.number($0, "revision") }), .age,
        ],
        "jobs.batch": [
            .objectName, Column("Status", text: { jobStatus($0) }), Column("Completions", text: { completions($0) }),
            Column("Duration") { job, now in
                .string(
                    Cell.duration(from: job["status"]?["startTime"], to: job["status"]?["completionTime"], now: now))
            },
            .age,
        ] + containers + [selector],
        "cronjobs.batch": [
            .objectName, Column("Schedule", text: { Cell.text($0["spec"]?["schedule"]) }),
            Column("Timezone", text: { Cell.text($0["spec"]?["timeZone"], or: "<none>") }),
            Column("Suspend", type: "boolean", text: { $0["spec"]?["suspend"] == true ? "True" : "False" }),
            Column("Active", number: { $0["status"]?["active"]?.arrayValue?.count ?? 0 }),
            Column("Last Schedule") { job, now in
                guard let time = job["status"]?["lastScheduleTime"]?.stringValue else { return "<none>" }
                return .string(Age.text(since: time, now: now))
            },
            .age,
            Column("Containers", isWide: true, text: { Cell.containers(cronTemplate($0)).names }),
            Column("Images", isWide: true, text: { Cell.containers(cronTemplate($0)).images }),
            Column("Selector", isWide: true, text: { Cell.selector($0["spec"]?["jobTemplate"]?["spec"]?["selector"]) }),
        ],
        "horizontalpodautoscalers.autoscaling": [
            .objectName, Column("Reference", text: { reference($0) }),
            Column("Targets", text: { AutoscalerCells.targets($0) }),
            Column("MinPods", text: { Cell.text($0["spec"]?["minReplicas"], or: "<unset>") }),
            Column("MaxPods", number: { Cell.number($0, "spec", "maxReplicas") }),
            Column("Replicas", number: { Cell.number($0, "status", "currentReplicas") }), .age,
        ],
        "poddisruptionbudgets.policy": [
            .objectName, Column("Min Available", text: { Cell.text($0["spec"]?["minAvailable"], or: "N/A") }),
            Column("Max Unavailable", text: { Cell.text($0["spec"]?["maxUnavailable"], or: "N/A") }),
            Column("Allowed Disruptions", number: { Cell.number($0, "status", "disruptionsAllowed") }), .age,
        ],
    ]

    private static func cronTemplate(_ job: JSONValue) -> JSONValue? {
        job["spec"]?["jobTemplate"]?["spec"]?["template"]
    }

    private static func controller(_ object: JSONValue) -> String {
        let owner = object[metadata: "ownerReferences"]?.arrayValue?.first { $0["controller"] == true }
        guard let owner else { return "<none>" }
        let group = Cell.text(owner["apiVersion"]).split(separator: "/")
        let suffix = group.count == 2 ? ".\(group[0])" : ""
        return "\(Cell.text(owner["kind"]).lowercased())\(suffix)/\(Cell.text(owner["name"]))"
    }

    private static func reference(_ autoscaler: JSONValue) -> String {
        let target = autoscaler["spec"]?["scaleTargetRef"]
        return "\(Cell.text(target?["kind"]))/\(Cell.text(target?["name"]))"
    }

    private static func jobStatus(_ job: JSONValue) -> String {
        let conditions = job["status"]?["conditions"]?.arrayValue ?? []
        let holds = { (type: JSONValue) in conditions.contains { $0["type"] == type && $0["status"] == "True" } }
        if holds("Complete") { return "Complete" }
        if holds("Failed") { return "Failed" }
        if job.isDeleting { return "Terminating" }
        if holds("Suspended") { return "Suspended" }
        if holds("FailureTarget") { return "FailureTarget" }
        return holds("SuccessCriteriaMet") ? "SuccessCriteriaMet" : "Running"
    }

    private static func completions(_ job: JSONValue) -> String {
        let succeeded = Cell.number(job, "status", "succeeded")
        if let wanted = job["spec"]?["completions"]?.intValue { return "\(succeeded)/\(wanted)" }
        let parallelism = job["spec"]?["parallelism"]?.intValue ?? 0
        return parallelism > 1 ? "\(succeeded)/1 of \(parallelism)" : "\(succeeded)/1"
    }
}

/// The targets of an autoscaler: formatHPAMetrics.
enum AutoscalerCells {
    static func targets(_ autoscaler: JSONValue) -> String {
        if autoscaler["apiVersion"] == "autoscaling/v1" {
            let wanted = Cell.text(autoscaler["spec"]?["targetCPUUtilizationPercentage"], or: "<unset>")
            let current = autoscaler["status"]?["currentCPUUtilizationPercentage"]?.intValue
            return "cpu: \(current.map { "\($0)%" } ?? "<unknown>")/\(wanted)%"
        }
        let specs = autoscaler["spec"]?["metrics"]?.arrayValue ?? []
        let statuses = autoscaler["status"]?["currentMetrics"]?.arrayValue ?? []
        guard !specs.isEmpty else { return "<none>" }
        let texts = specs.prefix(2).enumerated().map { index, spec in
            text(spec, statuses.indices.contains(index) ? statuses[index] : nil)
        }
        let more = specs.count > 2 ? " + \(specs.count - 2) more..." : ""
        return texts.joined(separator: ", ") + more
    }

    private static func text(_ spec: JSONValue, _ status: JSONValue?) -> String {
        let type = spec["type"]?.stringValue ?? ""
        let member = type.prefix(1).lowercased() + type.dropFirst()
        let source = spec[member]
        let current = status?[member]?["current"]
        let target = source?["target"]
        let label = type == "Resource" || type == "ContainerResource" ? "\(Cell.text(source?["name"])): " : ""
        if let wanted = target?["averageUtilization"]?.intValue {
            let now = current?["averageUtilization"]?.intValue.map { "\($0)%" } ?? "<unknown>"
            return "\(label)\(now)/\(wanted)%"
        }
        if let wanted = target?["averageValue"] {
            return
                "\(label)\(Cell.text(current?["averageValue"], or: "<unknown>"))/\(Cell.text(wanted))\(label.isEmpty ? " (avg)" : "")"
        }
        return "\(label)\(Cell.text(current?["value"], or: "<unknown>"))/\(Cell.text(target?["value"]))"
    }
}
