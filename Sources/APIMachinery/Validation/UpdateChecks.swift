internal import KubernetesModel

// What may not change: the `Validate...Update` functions of Kubernetes' pkg/apis, and the strategies of pkg/registry.
extension FieldErrors {
    private static let immutable = "field is immutable"

    mutating func checkUpdate(_ new: JSONValue, from old: JSONValue, group: String, kind: String) {
        let (spec, before) = (new["spec"] ?? [:], old["spec"] ?? [:])
        switch (group, kind) {
        case ("apps", "Deployment"), ("apps", "ReplicaSet"), ("apps", "DaemonSet"):
            if spec["selector"] != before["selector"] {
                self += .invalid("spec.selector", go: GoText.labelSelector(spec["selector"]), Self.immutable)
            }
        case ("apps", "StatefulSet"): checkStatefulSetUpdate(spec, before)
        case ("apps", "ControllerRevision"):
            if new["data"] != old["data"] { self += .invalid("data", go: Self.goRaw(new["data"]), Self.immutable) }
        case ("batch", "Job"): checkJobUpdate(spec, before)
        case ("", "Service"): checkServiceUpdate(spec, before)
        case ("", "ConfigMap"), ("", "Secret"): checkConfigurationUpdate(new, old)
        case ("", "PersistentVolumeClaim"): checkClaimUpdate(new, old)
        case ("rbac.authorization.k8s.io", "RoleBinding"), ("rbac.authorization.k8s.io", "ClusterRoleBinding"):
            let role = new["roleRef"] ?? [:]
            guard role != old["roleRef"] else { return }
            self += .invalid(
                "roleRef",
                go: "rbac.RoleRef{APIGroup:\(GoText.quoted(role.text("apiGroup"))), "
                    + "Kind:\(GoText.quoted(role.text("kind"))), Name:\(GoText.quoted(role.text("name")))}",
                "cannot change roleRef")
        case ("storage.k8s.io", "StorageClass"): checkStorageClassUpdate(new, old)
        case ("scheduling.k8s.io", "PriorityClass"):
            if new["value"] != old["value"] { self += .forbidden("Value", "may not be changed in an update.") }
            if new["preemptionPolicy"] != old["preemptionPolicy"] {
                self += .invalid("preemptionPolicy", new["preemptionPolicy"], Self.immutable)
            }
        case ("apiextensions.k8s.io", "CustomResourceDefinition"): checkDefinitionUpdate(spec, before)
        default: return
        }
    }

    /// How Go prints what it keeps as bytes.
    private static func goRaw(_ value: JSONValue?) -> String {
        let bytes = (value?.compactText ?? "").utf8.map { "0x" + String($0, radix: 16) }
        return "runtime.Unknown{TypeMeta:runtime.TypeMeta{APIVersion:\"\", Kind:\"\"}, "
            + "Raw:[]uint8{\(bytes.joined(separator: ", "))}, ContentEncoding:\"\", ContentType:\"application/json\"}"
    }

    private mutating func checkStatefulSetUpdate(_ spec: JSONValue, _ before: JSONValue) {
        var fixed = spec
        for name in [
            "replicas", "template", "updateStrategy", "minReadySeconds", "persistentVolumeClaimRetentionPolicy",
        ] {
            fixed[name] = before[name]
        }
        if fixed != before {
            self += .forbidden(
                "spec",
                "updates to statefulset spec for fields other than 'replicas', 'template', and 'updateStrategy' are "
                    + "forbidden")
        }
        checkNonnegative(spec, "replicas", "spec")
    }

    private mutating func checkJobUpdate(_ spec: JSONValue, _ before: JSONValue) {
        if spec["completions"] != before["completions"] {
            self += .invalid("spec.completions", spec["completions"] ?? .null, Self.immutable)
        }
        if spec["selector"] != before["selector"] {
            self += .invalid("spec.selector", go: GoText.labelSelector(spec["selector"]), Self.immutable)
        }
        if spec["template"] != before["template"] {
            self += .invalid("spec.template", spec["template"], Self.immutable)
        }
    }

    private mutating func checkServiceUpdate(_ spec: JSONValue, _ before: JSONValue) {
        let (address, previous) = (spec.text("clusterIP"), before.text("clusterIP"))
        guard before.text("type") != "ExternalName", spec.text("type") != "ExternalName", !previous.isEmpty,
            address != previous
        else { return }
        self += .invalid("spec.clusterIPs[0]", go: GoText.strings([address]), "may not change once set")
    }

    private mutating func checkConfigurationUpdate(_ new: JSONValue, _ old: JSONValue) {
        if old["type"] != nil, new["type"] != old["type"] {
            self += .invalid("type", new["type"] ?? "", Self.immutable)
        }
        guard old["immutable"] == true else { return }
        let text = "field is immutable when `immutable` is set"
        if new["immutable"] != true { self += .forbidden("immutable", text) }
        for name in ["data", "binaryData"] where new[name] != old[name] {
            self += .forbidden(FieldPath(name), text)
        }
    }

    private mutating func checkClaimUpdate(_ new: JSONValue, _ old: JSONValue) {
        let (spec, before) = (new["spec"] ?? [:], old["spec"] ?? [:])
        let (size, previous) = (
            spec["resources"]?["requests"]?["storage"], before["resources"]?["requests"]?["storage"]
        )
        var fixed = spec
        // The binder sets the volume.
        if before.text("volumeName").isEmpty { fixed["volumeName"] = before["volumeName"] }
        if old["status"]?["phase"] == "Bound", let previous {
            fixed[path: "resources", "requests", "storage"] = previous
        }
        guard fixed == before else {
            self += .forbidden(
                "spec",
                "spec is immutable after creation except resources.requests for bound claims"
                    + Self.difference(fixed, before))
            return
        }
        if let amount = size?.quantity, let less = previous?.quantity, amount < less {
            self += .forbidden(
                "spec.resources.requests.storage", "field can not be less than previous value")
        }
    }

    private mutating func checkStorageClassUpdate(_ new: JSONValue, _ old: JSONValue) {
        for name in ["parameters", "provisioner", "reclaimPolicy"] where new[name] != old[name] {
            self += .forbidden(FieldPath(name), "updates to \(name) are forbidden.")
        }
        if new["volumeBindingMode"] != old["volumeBindingMode"] {
            self += .invalid("volumeBindingMode", new["volumeBindingMode"], Self.immutable)
        }
    }

    // MARK: Status

    /// The counts of pods of which none is more than all.
    private static let parts = [
        "Deployment": ["updatedReplicas", "readyReplicas", "availableReplicas"],
        "ReplicaSet": ["fullyLabeledReplicas", "readyReplicas", "availableReplicas"],
        "StatefulSet": ["readyReplicas", "currentReplicas", "updatedReplicas"],
    ]

    mutating func checkStatus(_ object: JSONValue, group: String, kind: String) {
        guard group == "apps", let parts = Self.parts[kind] else { return }
        let status = object["status"] ?? [:]
        let path: FieldPath = "status"
        for name in ["observedGeneration", "replicas"] + parts + ["unavailableReplicas", "collisionCount"] {
            checkNonnegative(status, name, path)
        }
        let count = { (name: String) in status[name]?.intValue ?? 0 }
        for name in parts where count(name) > count("replicas") {
            self += .invalid(path + name, .integer(count(name)), "cannot be greater than status.replicas")
        }
        if kind != "StatefulSet", count("availableReplicas") > count("readyReplicas") {
            self += .invalid(
                path + "availableReplicas", .integer(count("availableReplicas")),
                "cannot be greater than readyReplicas")
        }
    }
}
