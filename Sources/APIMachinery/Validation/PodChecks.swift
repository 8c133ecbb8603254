internal import KubernetesModel

// Kubernetes' pkg/apis/core/validation/validation.go: pods.
extension FieldErrors {
    mutating func checkTemplate(_ template: JSONValue, _ path: FieldPath) {
        checkLabels(template["metadata"] ?? [:], "labels", path + "labels")
        checkAnnotations(template["metadata"] ?? [:], path + "annotations")
        checkPodSpec(template["spec"] ?? [:], path + "spec")
    }

    mutating func checkPodSpec(_ spec: JSONValue, _ path: FieldPath) {
        let volumes = checkVolumes(spec, path + "volumes")
        var names: Set<String> = []
        if spec.list("containers").isEmpty { self += .required(path + "containers") }
        for (index, container) in spec.list("containers").enumerated() {
            checkContainer(container, (path + "containers")[index], volumes: volumes, names: &names)
        }
        for (index, container) in spec.list("initContainers").enumerated() {
            checkContainer(container, (path + "initContainers")[index], volumes: volumes, names: &names)
        }
        checkSupported(spec, "restartPolicy", path, ["Always", "OnFailure", "Never"])
        checkSupported(spec, "dnsPolicy", path, ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"])
        checkLabels(spec, "nodeSelector", path + "nodeSelector")
        for (index, secret) in spec.list("imagePullSecrets").enumerated() where secret.text("name").isEmpty {
            self += .required((path + "imagePullSecrets")[index] + "name")
        }
        checkAffinity(spec["affinity"] ?? [:], path + "affinity")
        checkSpread(spec, path + "topologySpreadConstraints")
        for name in ["serviceAccountName", "nodeName"] where !spec.text(name).isEmpty {
            invalid(path + name, .string(spec.text(name)), NameRules.subdomain(spec.text(name)))
        }
        if let deadline = spec["activeDeadlineSeconds"]?.intValue, !(1...Int(Int32.max) ~= deadline) {
            self += .invalid(
                path + "activeDeadlineSeconds", .integer(deadline), "must be between 1 and 2147483647, inclusive")
        }
        for name in ["hostname", "subdomain"] where !spec.text(name).isEmpty {
            invalid(path + name, .string(spec.text(name)), NameRules.label(spec.text(name)))
        }
        checkTolerations(spec, path + "tolerations")
        for (index, alias) in spec.list("hostAliases").enumerated() where IPAddress(alias.text("ip")) == nil {
            self += .invalid(
                (path + "hostAliases")[index] + "ip", .string(alias.text("ip")), "must be a valid IP address")
        }
        for name in ["priorityClassName", "runtimeClassName"] where !spec.text(name).isEmpty {
            invalid(path + name, .string(spec.text(name)), NameRules.subdomain(spec.text(name)))
        }
        if spec["preemptionPolicy"] != nil {
            checkSupported(spec, "preemptionPolicy", path, ["PreemptLowerPriority", "Never"])
        }
    }

    private mutating func checkAffinity(_ affinity: JSONValue, _ path: FieldPath) {
        let node = affinity["nodeAffinity"] ?? [:]
        if let required = node["requiredDuringSchedulingIgnoredDuringExecution"] {
            let place = path + "nodeAffinity" + "requiredDuringSchedulingIgnoredDuringExecution" + "nodeSelectorTerms"
            if required.list("nodeSelectorTerms").isEmpty {
                self += .required(place, "must have at least one node selector term")
            }
            for (index, term) in required.list("nodeSelectorTerms").enumerated() {
                checkNodeTerm(term, place[index])
            }
        }
        let preferred = "preferredDuringSchedulingIgnoredDuringExecution"
        for (index, term) in node.list(preferred).enumerated() {
            checkWeight(term, (path + "nodeAffinity" + preferred)[index])
            checkNodeTerm(term["preference"] ?? [:], (path + "nodeAffinity" + preferred)[index] + "preference")
        }
        for name in ["podAffinity", "podAntiAffinity"] {
            let required = "requiredDuringSchedulingIgnoredDuringExecution"
            for (index, term) in (affinity[name] ?? [:]).list(required).enumerated() {
                checkPodTerm(term, (path + name + required)[index])
            }
            for (index, term) in (affinity[name] ?? [:]).list(preferred).enumerated() {
                checkWeight(term, (path + name + preferred)[index])
                checkPodTerm(
                    term["podAffinityTerm"] ?? [:], (path + name + preferred)[index] + "podAffinityTerm")
            }
        }
    }

    private mutating func checkWeight(_ term: JSONValue, _ path: FieldPath) {
        let weight = term["weight"]?.intValue ?? 0
        if !(1...100 ~= weight) { self += .invalid(path + "weight", .integer(weight), "must be in the range 1-100") }
    }

    private mutating func checkPodTerm(_ term: JSONValue, _ path: FieldPath) {
        checkSelector(term["labelSelector"], path + "labelSelector")
        if term.text("topologyKey").isEmpty {
            self += .required(path + "topologyKey", "can not be empty")
        } else {
            invalid(path + "topologyKey", term["topologyKey"] ?? "", NameRules.qualifiedName(term.text("topologyKey")))
        }
    }

    private mutating func checkNodeTerm(_ term: JSONValue, _ path: FieldPath) {
        for (index, requirement) in term.list("matchExpressions").enumerated() {
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
            case "Gt", "Lt":
                if requirement.list("values").count != 1 {
                    self += .required(
                        place + "values", "must be specified single value when `operator` is 'Lt' or 'Gt'")
                }
            default:
                self += .invalid(
                    place + "operator", .string(requirement.text("operator")), "not a valid selector operator")
            }
            invalid(place + "key", .string(requirement.text("key")), NameRules.qualifiedName(requirement.text("key")))
        }
    }

    private mutating func checkSpread(_ spec: JSONValue, _ path: FieldPath) {
        for (index, constraint) in spec.list("topologySpreadConstraints").enumerated() {
            let skew = constraint["maxSkew"]?.intValue ?? 0
            if skew <= 0 {
                self += .invalid(path[index] + "maxSkew", .integer(skew), "must be greater than zero")
            }
            if constraint.text("topologyKey").isEmpty {
                self += .required(path[index] + "topologyKey", "can not be empty")
            }
            let action = constraint.text("whenUnsatisfiable")
            if !["DoNotSchedule", "ScheduleAnyway"].contains(action) {
                self += .notSupported(
                    path[index] + "whenUnsatisfiable", .string(action), ["DoNotSchedule", "ScheduleAnyway"])
            }
        }
    }

    private mutating func checkTolerations(_ spec: JSONValue, _ path: FieldPath) {
        for (index, toleration) in spec.list("tolerations").enumerated() {
            let place = path[index]
            let (key, operation, effect) = (
                toleration.text("key"), toleration.text("operator"), toleration.text("effect")
            )
            if !key.isEmpty { invalid(place + "key", .string(key), NameRules.qualifiedName(key)) }
            if key.isEmpty, operation != "Exists" {
                self += .invalid(
                    place + "operator", .string(operation),
                    "operator must be Exists when `key` is empty, which means \"match all values and all keys\"")
            }
            if toleration["tolerationSeconds"] != nil, effect != "NoExecute" {
                self += .invalid(
                    place + "effect", .string(effect), "effect must be 'NoExecute' when `tolerationSeconds` is set")
            }
            switch operation {
            case "", "Equal":
                for problem in NameRules.labelValue(toleration.text("value")) {
                    self += .invalid(place + "operator", .string(toleration.text("value")), problem)
                }
            case "Exists":
                if !toleration.text("value").isEmpty {
                    self += .invalid(
                        place + "operator", go: Self.goToleration(toleration),
                        "value must be empty when `operator` is 'Exists'")
                }
            default: self += .notSupported(place + "operator", .string(operation), ["Equal", "Exists"])
            }
            if !effect.isEmpty { checkEffect(effect, place + "effect") }
        }
    }

    private static func goToleration(_ toleration: JSONValue) -> String {
        let members = ["Key", "Operator", "Value", "Effect"].map { name in
            "\(name):\(GoText.quoted(toleration.text(name.lowercased())))"
        }
        let seconds = toleration["tolerationSeconds"] == nil ? "nil" : "0xc000000000"
        return "core.Toleration{\(members.joined(separator: ", ")), TolerationSeconds:(*int64)(\(seconds))}"
    }

    mutating func checkEffect(_ effect: String, _ path: FieldPath) {
        let effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"]
        if !effects.contains(effect) { self += .notSupported(path, .string(effect), effects) }
    }

    mutating func checkTaints(_ spec: JSONValue) {
        for (index, taint) in spec.list("taints").enumerated() {
            let path = FieldPath("metadata.taints")[index]
            let key = taint.text("key")
            if key.isEmpty {
                self += .required(path + "key")
            } else {
                invalid(path + "key", .string(key), NameRules.qualifiedName(key))
            }
            for problem in NameRules.labelValue(taint.text("value")) {
                self += .invalid(path + "value", .string(taint.text("value")), problem)
            }
            if taint.text("effect").isEmpty {
                self += .required(path + "effect")
            } else {
                checkEffect(taint.text("effect"), path + "effect")
            }
        }
    }

    // MARK: Updates

    private static let changeable =
        "pod updates may not change fields other than `spec.containers[*].image`, `spec.initContainers[*].image`, "
        + "`spec.activeDeadlineSeconds` or `spec.tolerations` (only additions to existing tolerations)"

    mutating func checkPodUpdate(_ new: JSONValue, from old: JSONValue) {
        let (spec, before) = (new["spec"] ?? [:], old["spec"] ?? [:])
        for (list, what) in [("containers", "containers"), ("initContainers", "initContainers")]
        where spec.list(list).count != before.list(list).count {
            self += .forbidden(FieldPath("spec.\(list)"), "pod updates may not add or remove \(what)")
            return
        }
        for list in ["containers", "initContainers"] {
            for (index, container) in spec.list(list).enumerated() where container.text("image").isEmpty {
                self += .required(FieldPath("spec.\(list)")[index] + "image")
            }
        }
        checkDeadline(spec, before)
        let tolerations = spec.list("tolerations")
        let seconds = { (toleration: JSONValue) in
            var toleration = toleration
            toleration["tolerationSeconds"] = nil
            return toleration
        }
        for toleration in before.list("tolerations") where !tolerations.map(seconds).contains(seconds(toleration)) {
            self += .forbidden(
                "spec.tolerations", "existing toleration can not be modified except its tolerationSeconds")
            return
        }
        var fixed = spec
        fixed["activeDeadlineSeconds"] = before["activeDeadlineSeconds"]
        fixed["tolerations"] = before["tolerations"]
        for list in ["containers", "initContainers"] where fixed[list] != nil {
            var containers = fixed.list(list)
            for (index, container) in before.list(list).enumerated() {
                containers[index]["image"] = container["image"]
            }
            fixed[list] = .array(containers)
        }
        if fixed != before { self += .forbidden("spec", Self.changeable + Self.difference(fixed, before)) }
    }

    private mutating func checkDeadline(_ spec: JSONValue, _ before: JSONValue) {
        let path: FieldPath = "spec.activeDeadlineSeconds"
        let (deadline, previous) = (spec["activeDeadlineSeconds"]?.intValue, before["activeDeadlineSeconds"]?.intValue)
        if let deadline, deadline != previous {
            if !(0...Int(Int32.max) ~= deadline) {
                self += .invalid(path, .integer(deadline), "must be between 0 and 2147483647, inclusive")
            } else if let previous, deadline > previous {
                self += .invalid(path, .integer(deadline), "must be less than or equal to previous value")
            }
        } else if deadline == nil, previous != nil {
            self += .invalid(path, .null, "must not update from a positive integer to nil value")
        }
    }

    /// What the server appends: it prints the difference with a library whose form is its own.
    static func difference(_ new: JSONValue, _ old: JSONValue) -> String {
        let lines = JSONDifference.between(old, new).flatMap { difference -> [String] in
            let line = { (sign: String, value: JSONValue?) in
                value.map { ["\(sign) \t\(difference.path): \($0.compactText),"] } ?? []
            }
            return line("-", difference.new) + line("+", difference.old)
        }
        return "\n" + lines.joined(separator: "\n") + "\n"
    }
}
