internal import KubernetesModel

// Kubernetes' pkg/apis/autoscaling/validation, pkg/apis/policy/validation and the volumes of pkg/apis/core/validation.
extension FieldErrors {
    mutating func checkAutoscaler(_ spec: JSONValue) {
        let (least, most) = (spec["minReplicas"]?.intValue, spec["maxReplicas"]?.intValue ?? 0)
        if let least, least < 1 {
            self += .invalid("spec.minReplicas", .integer(least), "must be greater than or equal to 1")
        }
        if most < 1 { self += .invalid("spec.maxReplicas", .integer(most), "must be greater than 0") }
        if let least, most < least {
            self += .invalid(
                "spec.maxReplicas", .integer(most), "must be greater than or equal to `minReplicas`")
        }
        let target = spec["scaleTargetRef"] ?? [:]
        for name in ["kind", "name"] {
            if target.text(name).isEmpty {
                self += .required(FieldPath("spec.scaleTargetRef") + name)
            } else {
                invalid(
                    FieldPath("spec.scaleTargetRef") + name, target[name] ?? "",
                    NameRules.pathSegment(target.text(name)))
            }
        }
        if let percent = spec["targetCPUUtilizationPercentage"]?.intValue, percent < 1 {
            self += .invalid("spec.targetCPUUtilizationPercentage", .integer(percent), "must be greater than 0")
        }
        let kinds = ["ContainerResource", "External", "Object", "Pods", "Resource"]
        for (index, metric) in spec.list("metrics").enumerated() {
            let path = FieldPath("spec.metrics")[index]
            let type = metric.text("type")
            guard kinds.contains(type) else {
                self +=
                    type.isEmpty
                    ? .required(path + "type", "must specify a metric source type")
                    : .notSupported(path + "type", .string(type), kinds)
                continue
            }
            let member = type.prefix(1).lowercased() + type.dropFirst()
            guard let source = metric[member] else {
                self += .required(path + member, "must populate information for the given metric source")
                continue
            }
            if let percent = source["target"]?["averageUtilization"]?.intValue, percent < 1 {
                self += .invalid(
                    path + member + "target" + "averageUtilization", .integer(percent), "must be greater than 0")
            }
        }
    }

    mutating func checkBudget(_ spec: JSONValue) {
        let (least, most) = (spec["minAvailable"], spec["maxUnavailable"])
        if least != nil, most != nil {
            let selector = spec["selector"] == nil ? "nil" : "0xc000000000"
            self += .invalid(
                "spec",
                go: "policy.PodDisruptionBudgetSpec{MinAvailable:(*intstr.IntOrString)(0xc000000000), "
                    + "Selector:(*v1.LabelSelector)(\(selector)), "
                    + "MaxUnavailable:(*intstr.IntOrString)(0xc000000000)}",
                "minAvailable and maxUnavailable cannot be both set")
        }
        for (name, value) in [("minAvailable", least), ("maxUnavailable", most)] {
            checkIntOrPercent(value, FieldPath("spec") + name)
            checkAtMostAll(value, FieldPath("spec") + name)
        }
        checkSelector(spec["selector"], "spec.selector")
    }

    // MARK: Volumes

    private static let modes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce"]

    mutating func checkClaim(_ spec: JSONValue, _ path: FieldPath) {
        let modes = spec.list("accessModes")
        if modes.isEmpty { self += .required(path + "accessModes", "at least 1 access mode is required") }
        checkSelector(spec["selector"], path + "selector")
        checkModes(modes, path + "accessModes")
        guard let size = spec["resources"]?["requests"]?["storage"] else {
            self += .required((path + "resources")["storage"])
            return
        }
        if let amount = size.quantity, amount.nanos <= 0 {
            self += .invalid((path + "resources")["storage"], size, "must be greater than zero")
        }
    }

    private mutating func checkModes(_ modes: [JSONValue], _ path: FieldPath) {
        for mode in modes where !Self.modes.contains(mode.stringValue ?? "") && mode != "ReadWriteOncePod" {
            self += .notSupported(path, mode, Self.modes)
        }
    }

    mutating func checkVolume(_ spec: JSONValue) {
        let modes = spec.list("accessModes")
        if modes.isEmpty { self += .required("spec.accessModes") }
        checkModes(modes, "spec.accessModes")
        let capacity = spec["capacity"]?.objectValue ?? [:]
        if capacity.isEmpty { self += .required("spec.capacity") }
        if capacity["storage"] == nil || capacity.count > 1 {
            self += .notSupported("spec.capacity", go: "core.ResourceList(nil)", ["storage"])
        }
        for (name, amount) in spec.entries("capacity") {
            if let quantity = amount.quantity, quantity.nanos <= 0 {
                self += .invalid(FieldPath("spec.capacity")[name], amount, "must be greater than zero")
            }
        }
        let others: Set<String> = [
            "accessModes", "capacity", "claimRef", "mountOptions", "nodeAffinity", "persistentVolumeReclaimPolicy",
            "storageClassName", "volumeMode", "volumeAttributesClassName",
        ]
        let sources = (spec.objectValue ?? [:]).keys.filter { !others.contains($0) }
        if sources.isEmpty {
            self += .required("spec", "must specify a volume type")
        } else {
            for source in sources.sorted().dropFirst() {
                self += .forbidden(FieldPath("spec") + source, "may not specify more than 1 volume type")
            }
        }
    }
}
