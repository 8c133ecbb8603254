internal import KubernetesModel

// Kubernetes' pkg/apis/apps/validation and pkg/apis/batch/validation.
extension FieldErrors {
    private static let unmatched = "`selector` does not match template `labels`"

    mutating func checkWorkload(_ object: JSONValue, _ kind: String) {
        let spec = object["spec"] ?? [:]
        switch kind {
        case "Deployment": checkDeployment(spec)
        case "ReplicaSet":
            checkNonnegative(spec, "replicas", "spec")
            checkNonnegative(spec, "minReadySeconds", "spec")
            checkRequiredSelector(spec, of: "deployment")
            checkReplicaTemplate(spec)
        case "DaemonSet": checkDaemonSet(spec)
        case "StatefulSet": checkStatefulSet(spec)
        case "ControllerRevision":
            if object["data"] == nil || object["data"] == .null {
                self += .required("data", "data is mandatory")
            }
            checkNonnegative(object, "revision", "")
        default: return
        }
    }

    mutating func checkReplicationController(_ spec: JSONValue) {
        checkNonnegative(spec, "minReadySeconds", "spec")
        let selector = spec["selector"]?.objectValue ?? [:]
        if selector.isEmpty { self += .required("spec.selector") }
        checkNonnegative(spec, "replicas", "spec")
        guard let template = spec["template"], template != .null else {
            self += .required("spec.template")
            return
        }
        let labels = template["metadata"]?["labels"]
        if !selector.isEmpty, !selector.allSatisfy({ labels?[$0.key] == $0.value }) {
            self += .invalid("spec.template.metadata.labels", go: GoText.stringMap(labels), Self.unmatched)
        }
        checkTemplate(template, "spec.template")
        checkAlwaysRestarts(template["spec"] ?? [:], of: "ReplicationController")
    }

    private mutating func checkDeployment(_ spec: JSONValue) {
        checkNonnegative(spec, "replicas", "spec")
        checkRequiredSelector(spec, of: "deployment")
        checkReplicaTemplate(spec)
        checkStrategy(spec["strategy"] ?? [:])
        checkNonnegative(spec, "minReadySeconds", "spec")
        checkNonnegative(spec, "revisionHistoryLimit", "spec")
        if let deadline = spec["progressDeadlineSeconds"]?.intValue {
            checkNonnegative(spec, "progressDeadlineSeconds", "spec")
            if deadline <= spec["minReadySeconds"]?.intValue ?? 0 {
                self += .invalid(
                    "spec.progressDeadlineSeconds", .integer(deadline), "must be greater than minReadySeconds")
            }
        }
    }

    private mutating func checkStrategy(_ strategy: JSONValue) {
        let path: FieldPath = "spec.strategy"
        switch strategy.text("type") {
        case "Recreate":
            if strategy["rollingUpdate"] != nil {
                self += .forbidden(
                    path + "rollingUpdate", "may not be specified when strategy `type` is 'Recreate'")
            }
        case "RollingUpdate":
            let update = strategy["rollingUpdate"] ?? [:]
            let place = path + "rollingUpdate"
            checkIntOrPercent(update["maxUnavailable"], place + "maxUnavailable")
            checkIntOrPercent(update["maxSurge"], place + "maxSurge")
            if Self.isNone(update["maxUnavailable"]), Self.isNone(update["maxSurge"]) {
                self += .invalid(
                    place + "maxUnavailable", go: GoText.intOrString(update["maxUnavailable"]),
                    "may not be 0 when `maxSurge` is 0")
            }
            checkAtMostAll(update["maxUnavailable"], place + "maxUnavailable")
        case let type:
            let update = strategy["rollingUpdate"] == nil ? "nil" : "0xc000000000"
            self += .notSupported(
                path,
                go: "apps.DeploymentStrategy{Type:\(GoText.quoted(type)), "
                    + "RollingUpdate:(*apps.RollingUpdateDeployment)(\(update))}",
                ["Recreate", "RollingUpdate"])
        }
    }

    private mutating func checkDaemonSet(_ spec: JSONValue) {
        checkSelector(spec["selector"], "spec.selector")
        checkLabelsMatch(spec, "spec")
        if let selector = spec["selector"], selector != .null, Self.isEmptySelector(selector) {
            self += .invalid(
                "spec.selector", go: GoText.labelSelector(selector), "empty selector is invalid for daemonset")
        }
        checkTemplate(spec["template"] ?? [:], "spec.template")
        checkAlwaysRestarts(spec["template"]?["spec"] ?? [:], of: "DaemonSet")
        checkNonnegative(spec, "minReadySeconds", "spec")
        let strategy = spec["updateStrategy"] ?? [:]
        switch strategy.text("type") {
        case "OnDelete": break
        case "RollingUpdate":
            let (path, most): (FieldPath, JSONValue?) = (
                "spec.updateStrategy.rollingUpdate.maxUnavailable", strategy["rollingUpdate"]?["maxUnavailable"]
            )
            checkIntOrPercent(most, path)
            if Self.isNone(most), Self.isNone(strategy["rollingUpdate"]?["maxSurge"]) {
                self += .invalid(path, go: GoText.intOrString(most), "cannot be 0")
            }
            checkAtMostAll(most, path)
        case let type:
            self += .notSupported("spec.updateStrategy", .string(type), ["RollingUpdate", "OnDelete"])
        }
        checkNonnegative(spec, "revisionHistoryLimit", "spec")
    }

    private mutating func checkStatefulSet(_ spec: JSONValue) {
        let management = spec.text("podManagementPolicy")
        if management.isEmpty {
            self += .required("spec.podManagementPolicy")
        } else if !["OrderedReady", "Parallel"].contains(management) {
            self += .invalid(
                "spec.podManagementPolicy", .string(management), "must be 'OrderedReady' or 'Parallel'")
        }
        let strategy = spec["updateStrategy"] ?? [:]
        switch strategy.text("type") {
        case "": self += .required("spec.updateStrategy")
        case "OnDelete":
            if strategy["rollingUpdate"] != nil {
                self += .invalid(
                    "spec.updateStrategy.rollingUpdate", strategy["rollingUpdate"] ?? [:],
                    "only allowed for updateStrategy 'RollingUpdate'")
            }
        case "RollingUpdate":
            checkNonnegative(strategy["rollingUpdate"], "partition", "spec.updateStrategy.rollingUpdate")
        case let type:
            self += .invalid("spec.updateStrategy", .string(type), "must be 'RollingUpdate' or 'OnDelete'")
        }
        checkNonnegative(spec, "replicas", "spec")
        checkRequiredSelector(spec, of: "statefulset")
        checkLabelsMatch(spec, "spec")
        let template = spec["template"] ?? [:]
        checkLabels(template["metadata"] ?? [:], "labels", "spec.template.labels")
        checkAnnotations(template["metadata"] ?? [:], "spec.template.annotations")
        checkAlwaysRestarts(template["spec"] ?? [:], of: "StatefulSet")
    }

    // MARK: Jobs

    /// A job's selector is the server's own, unless its author says otherwise.
    mutating func checkGeneratedSelector(_ job: JSONValue) {
        let (spec, metadata) = (job["spec"] ?? [:], job["metadata"] ?? [:])
        guard spec["manualSelector"] != true, spec["selector"]?.objectValue != nil else { return }
        let labels: JSONValue = ["controller-uid": metadata["uid"] ?? "", "job-name": metadata["name"] ?? ""]
        if !Self.matches(spec["selector"], labels) {
            self += .invalid(
                "spec.selector", go: GoText.labelSelector(spec["selector"]), "`selector` not auto-generated")
        }
    }

    mutating func checkJob(_ spec: JSONValue, _ path: FieldPath, isTemplate: Bool = false) {
        for name in ["parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished"] {
            checkNonnegative(spec, name, path)
        }
        if !isTemplate {
            if spec["selector"] == nil || spec["selector"] == .null {
                self += .required(path + "selector")
            } else {
                checkSelector(spec["selector"], path + "selector")
            }
            checkLabelsMatch(spec, path)
        }
        let template = path + "template"
        checkTemplate(spec["template"] ?? [:], template)
        switch (spec["template"]?["spec"] ?? [:]).text("restartPolicy") {
        case "OnFailure", "Never": break
        case "", "Always":
            self += .required(template + "spec" + "restartPolicy", #"valid values: "OnFailure", "Never""#)
        case let policy:
            self += .notSupported(template + "spec" + "restartPolicy", .string(policy), ["OnFailure", "Never"])
        }
    }

    mutating func checkCronJob(_ object: JSONValue) {
        let spec = object["spec"] ?? [:]
        let schedule = spec.text("schedule")
        if schedule.isEmpty {
            self += .required("spec.schedule")
        } else if let problem = CronSchedule.problem(schedule) {
            self += .invalid("spec.schedule", .string(schedule), problem)
        }
        checkNonnegative(spec, "startingDeadlineSeconds", "spec")
        checkSupported(spec, "concurrencyPolicy", "spec", ["Allow", "Forbid", "Replace"])
        checkJob(spec["jobTemplate"]?["spec"] ?? [:], "spec.jobTemplate.spec", isTemplate: true)
        checkNonnegative(spec, "successfulJobsHistoryLimit", "spec")
        checkNonnegative(spec, "failedJobsHistoryLimit", "spec")
        let name = (object["metadata"] ?? [:]).text("name")
        if name.utf8.count > 52 {
            self += .invalid("metadata.name", .string(name), "must be no more than 52 characters")
        }
    }

    // MARK: Templates and selectors

    private mutating func checkReplicaTemplate(_ spec: JSONValue) {
        checkLabelsMatch(spec, "spec")
        checkTemplate(spec["template"] ?? [:], "spec.template")
        checkAlwaysRestarts(spec["template"]?["spec"] ?? [:], of: "ReplicaSet")
    }

    private mutating func checkAlwaysRestarts(_ spec: JSONValue, of kind: String) {
        if spec.text("restartPolicy") != "Always" {
            self += .notSupported(
                "spec.template.spec.restartPolicy", .string(spec.text("restartPolicy")), ["Always"])
        }
        if spec["activeDeadlineSeconds"] != nil {
            self += .forbidden(
                "spec.template.spec.activeDeadlineSeconds", "activeDeadlineSeconds in \(kind) is not Supported")
        }
    }

    private mutating func checkRequiredSelector(_ spec: JSONValue, of what: String) {
        guard let selector = spec["selector"], selector != .null else {
            self += .required("spec.selector")
            return
        }
        checkSelector(selector, "spec.selector")
        if Self.isEmptySelector(selector) {
            self += .invalid(
                "spec.selector", go: GoText.labelSelector(selector), "empty selector is invalid for \(what)")
        }
    }

    private mutating func checkLabelsMatch(_ spec: JSONValue, _ path: FieldPath) {
        let labels = spec["template"]?["metadata"]?["labels"]
        if !Self.matches(spec["selector"], labels) {
            self += .invalid(path + "template" + "metadata" + "labels", go: GoText.stringMap(labels), Self.unmatched)
        }
    }

    private static func isEmptySelector(_ selector: JSONValue) -> Bool {
        (selector["matchLabels"]?.objectValue ?? [:]).isEmpty && selector.list("matchExpressions").isEmpty
    }

    /// Whether labels satisfy a selector; none is satisfied by a selector that is not there.
    private static func matches(_ selector: JSONValue?, _ labels: JSONValue?) -> Bool {
        guard let selector, selector != .null else { return false }
        return (selector["matchLabels"]?.objectValue ?? [:]).allSatisfy { labels?[$0.key] == $0.value }
            && selector.list("matchExpressions").allSatisfy { requirement in
                let value = labels?[requirement.text("key")]
                return switch requirement.text("operator") {
                case "In": value.map(requirement.list("values").contains) ?? false
                case "NotIn": value.map { !requirement.list("values").contains($0) } ?? true
                case "Exists": value != nil
                case "DoesNotExist": value == nil
                // It is wrong in itself, which is said elsewhere.
                default: true
                }
            }
    }

    mutating func checkSelector(_ selector: JSONValue?, _ path: FieldPath) {
        guard let selector else { return }
        checkLabels(selector, "matchLabels", path + "matchLabels")
        for (index, requirement) in selector.list("matchExpressions").enumerated() {
            let place = (path + "matchExpressions")[index]
            switch requirement.text("operator") {
            case "In", "NotIn":
                if requirement.list("values").isEmpty {
                    self += .required(place + "values", "must be specified when `operator` is 'In' or 'NotIn'")
                }
            case "Exists", "DoesNotExist":
                if !requirement.list("values").isEmpty {
                    self += .forbidden(
                        place + "values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")
                }
            case let other: self += .invalid(place + "operator", .string(other), "not a valid selector operator")
            }
            invalid(place + "key", .string(requirement.text("key")), NameRules.qualifiedName(requirement.text("key")))
        }
    }

    // MARK: Numbers or percentages

    mutating func checkIntOrPercent(_ value: JSONValue?, _ path: FieldPath) {
        if let text = value?.stringValue {
            for problem in NameRules.percent(text) {
                self += .invalid(path, go: GoText.intOrString(value), problem)
            }
        } else if let number = value?.intValue, number < 0 {
            self += .invalid(path, .integer(number), "must be greater than or equal to 0")
        }
    }

    mutating func checkAtMostAll(_ value: JSONValue?, _ path: FieldPath) {
        guard let percent = Self.percent(value), percent > 100 else { return }
        self += .invalid(path, go: GoText.intOrString(value), "must not be greater than 100%")
    }

    private static func percent(_ value: JSONValue?) -> Int? {
        guard let text = value?.stringValue, text.hasSuffix("%") else { return nil }
        return Int(text.dropLast())
    }

    private static func isNone(_ value: JSONValue?) -> Bool {
        (percent(value) ?? value?.intValue ?? 0) == 0 && NameRules.percent(value?.stringValue ?? "0%").isEmpty
    }
}
