package import KubernetesModel

/// What the API server says against objects of the kinds of Kubernetes itself: pkg/apis' validation, in its order and
/// words.
///
/// Objects are given as they are after ``BuiltinDefaults``.
package enum BuiltinValidation {
    /// What is wrong with a new object, its metadata included.
    package static func errors(creating object: JSONValue, group: String, version: String, kind: String) -> [FieldError]
    {
        // Questions and commands have no name of their own.
        guard !group.hasPrefix("auth"), kind != "Eviction", kind != "Binding" else { return [] }
        var errors = FieldErrors()
        errors.checkMetadata(creating: object, nameRule: nameRule(group: group, kind: kind))
        errors.checkQualifiedFinalizers(object)
        if group == "batch", kind == "Job" { errors.checkGeneratedSelector(object) }
        check(object, group: group, kind: kind, &errors)
        return errors.list
    }

    /// What is wrong with a changed object.
    package static func errors(
        updating new: JSONValue, from old: JSONValue, group: String, version: String, kind: String,
        subresource: String? = nil
    ) -> [FieldError] {
        var errors = FieldErrors()
        errors.checkAnyUpdate(new, from: old)
        // Each kind checks the metadata again, as a change, and some kinds once more as a whole.
        errors.checkMetadata(updating: new, from: old)
        guard subresource == nil || subresource == "" else {
            if subresource == "status" { errors.checkStatus(new, group: group, kind: kind) }
            return errors.list
        }
        if changesFirst.contains(kind), group.isEmpty { errors.checkUpdate(new, from: old, group: group, kind: kind) }
        if checkedWhole.contains(kind), group.isEmpty || group == "rbac.authorization.k8s.io" {
            errors.checkMetadata(creating: new, nameRule: nameRule(group: group, kind: kind))
            errors.checkQualifiedFinalizers(new)
        }
        if !(group == "apps" && kind == "StatefulSet"), !(group == "storage.k8s.io") {
            check(new, group: group, kind: kind, &errors)
        }
        switch (group, kind) {
        case ("", "Pod"): errors.checkPodUpdate(new, from: old)
        case ("", "Node"): check(new, group: group, kind: kind, &errors)
        default:
            if !changesFirst.contains(kind) { errors.checkUpdate(new, from: old, group: group, kind: kind) }
        }
        return errors.list
    }

    /// The kinds of the core group that look at what changed before they look at the whole.
    private static let changesFirst: Set<String> = ["ConfigMap", "Secret", "Service"]
    /// The kinds whose changes are checked like new objects, name and all.
    private static let checkedWhole: Set<String> = [
        "ClusterRole", "ClusterRoleBinding", "ConfigMap", "Node", "PersistentVolume", "PersistentVolumeClaim", "Pod",
        "Role",
        "RoleBinding", "Secret", "Service",
    ]

    /// What is wrong with the metadata of a new custom resource.
    package static func metadataErrors(creating object: JSONValue) -> [FieldError] {
        var errors = FieldErrors()
        errors.checkMetadata(creating: object, nameRule: NameRules.subdomain)
        return errors.list
    }

    /// What is wrong with the metadata of a changed custom resource.
    package static func metadataErrors(updating new: JSONValue, from old: JSONValue) -> [FieldError] {
        var errors = FieldErrors()
        errors.checkAnyUpdate(new, from: old)
        errors.checkMetadata(updating: new, from: old)
        return errors.list
    }

    private static func nameRule(group: String, kind: String) -> (String) -> [String] {
        switch (group, kind) {
        case ("", "Namespace"): NameRules.label
        case ("", "Service"): NameRules.service
        case ("rbac.authorization.k8s.io", _): NameRules.pathSegment
        default: NameRules.subdomain
        }
    }

    private static func check(_ object: JSONValue, group: String, kind: String, _ errors: inout FieldErrors) {
        switch (group, kind) {
        case ("", "Pod"): errors.checkPodSpec(object["spec"] ?? [:], "spec")
        case ("", "PodTemplate"): errors.checkTemplate(object["template"] ?? [:], "template")
        case ("", "ReplicationController"): errors.checkReplicationController(object["spec"] ?? [:])
        case ("", "Service"): errors.checkService(object["spec"] ?? [:])
        case ("", "Endpoints"): errors.checkEndpoints(object)
        case ("", "ConfigMap"): errors.checkConfigMap(object)
        case ("", "Secret"): errors.checkSecret(object)
        case ("", "PersistentVolume"): errors.checkVolume(object["spec"] ?? [:])
        case ("", "PersistentVolumeClaim"): errors.checkClaim(object["spec"] ?? [:], "spec")
        case ("", "ResourceQuota"): errors.checkQuota(object["spec"] ?? [:])
        case ("", "LimitRange"): errors.checkLimitRange(object["spec"] ?? [:])
        case ("", "Node"): errors.checkTaints(object["spec"] ?? [:])
        case ("", "Event"): errors.checkEvent(object)
        case ("apps", _): errors.checkWorkload(object, kind)
        case ("batch", "Job"): errors.checkJob(object["spec"] ?? [:], "spec")
        case ("batch", "CronJob"): errors.checkCronJob(object)
        case ("autoscaling", "HorizontalPodAutoscaler"): errors.checkAutoscaler(object["spec"] ?? [:])
        case ("autoscaling", "Scale"): errors.checkNonnegative(object["spec"], "replicas", "spec")
        case ("policy", "PodDisruptionBudget"): errors.checkBudget(object["spec"] ?? [:])
        case ("networking.k8s.io", "Ingress"): errors.checkIngress(object["spec"] ?? [:])
        case ("rbac.authorization.k8s.io", _): errors.checkAccess(object, kind)
        case ("storage.k8s.io", "StorageClass"):
            if object.text("provisioner").isEmpty { errors += .required("provisioner") }
        case ("scheduling.k8s.io", "PriorityClass"): errors.checkPriority(object)
        case ("coordination.k8s.io", "Lease"): errors.checkLease(object["spec"] ?? [:])
        case ("apiextensions.k8s.io", "CustomResourceDefinition"): errors.checkDefinition(object)
        default: return
        }
    }
}

/// The errors found so far; the checks of each kind are its extensions.
struct FieldErrors {
    private(set) var list: [FieldError] = []

    static func += (errors: inout FieldErrors, error: FieldError) { errors.list.append(error) }

    mutating func invalid(_ path: FieldPath, _ value: JSONValue, _ problems: [String]) {
        for problem in problems { list.append(.invalid(path, value, problem)) }
    }

    /// Takes what another check found, and says whether it found nothing.
    mutating func found(_ check: (inout FieldErrors) -> Void) -> Bool {
        let before = list.count
        check(&self)
        return list.count == before
    }

    mutating func checkNonnegative(_ object: JSONValue?, _ name: String, _ path: FieldPath) {
        guard let number = object?[name]?.intValue, number < 0 else { return }
        self += .invalid(path + name, .integer(number), "must be greater than or equal to 0")
    }

    mutating func checkSupported(_ object: JSONValue, _ name: String, _ path: FieldPath, _ values: [String]) {
        let value = object.text(name)
        if value.isEmpty {
            self += .required(path + name)
        } else if !values.contains(value) {
            self += .notSupported(path + name, .string(value), values)
        }
    }
}

extension JSONValue {
    /// The text of a member; none where there is no text.
    func text(_ name: String) -> String { self[name]?.stringValue ?? "" }

    /// The elements of a member; none where there is no list.
    func list(_ name: String) -> [JSONValue] { self[name]?.arrayValue ?? [] }

    /// The members of a member in the order of their names.
    func entries(_ name: String) -> [(key: String, value: JSONValue)] {
        (self[name]?.objectValue ?? [:]).sorted { $0.key < $1.key }
    }
}
