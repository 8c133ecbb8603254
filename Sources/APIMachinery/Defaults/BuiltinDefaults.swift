internal import Foundation
package import KubernetesModel

/// What the API server fills in where a client left it out: the `SetDefaults_` functions of Kubernetes' pkg/apis.
package enum BuiltinDefaults {
    /// Brings an object of a kind of Kubernetes itself to the form in which the server holds it: its members known and
    /// typed (``Schema/normalized(_:)``), its defaults set.
    package static func apply(to object: inout JSONValue, group: String, version: String, kind: String) {
        guard let schema = BuiltinSchemas.schema(group: group, version: version, kind: kind) else { return }
        if kind == "Secret", group.isEmpty { encodeText(&object) }
        object = schema.normalized(object)
        switch (group, kind) {
        case ("", "Pod"): PodDefaults.apply(toPod: &object)
        case ("", "PodTemplate"): object.change("template", PodDefaults.apply(toTemplate:))
        case ("", "ReplicationController"): replicationController(&object)
        case ("", "Service"): object.change("spec", ServiceDefaults.apply(to:))
        case ("", "Endpoints"): endpoints(&object)
        case ("", "Secret"): object.setDefault("type", "Opaque")
        case ("", "Namespace"): object.change("status") { $0.setDefault("phase", "Active") }
        case ("", "PersistentVolume"): VolumeDefaults.apply(toVolume: &object)
        case ("", "PersistentVolumeClaim"): VolumeDefaults.apply(toClaim: &object)
        case ("", "LimitRange"): object.change("spec", limitRange)
        case ("", "Node"):
            object.change("status") { if let capacity = $0["capacity"] { $0.setDefault("allocatable", capacity) } }
        case ("apps", _): WorkloadDefaults.apply(to: &object, kind)
        case ("batch", _): WorkloadDefaults.apply(to: &object, kind)
        case ("autoscaling", "HorizontalPodAutoscaler"):
            object.change("spec") { ScalingDefaults.apply(to: &$0, version: version) }
        case ("networking.k8s.io", "NetworkPolicy"): object.change("spec", ServiceDefaults.apply(toPolicy:))
        case ("discovery.k8s.io", "EndpointSlice"):
            object.changeEach("ports") {
                $0.setDefault("name", "")
                $0.setDefault("protocol", "TCP")
            }
        case ("rbac.authorization.k8s.io", "RoleBinding"), ("rbac.authorization.k8s.io", "ClusterRoleBinding"):
            binding(&object)
        case ("storage.k8s.io", _): VolumeDefaults.apply(toStorage: &object, kind)
        case ("scheduling.k8s.io", "PriorityClass"): object.setDefault("preemptionPolicy", "PreemptLowerPriority")
        case ("apiextensions.k8s.io", "CustomResourceDefinition"): definition(&object)
        case ("admissionregistration.k8s.io", _): webhooks(&object, isMutating: kind.hasPrefix("Mutating"))
        default: return
        }
    }

    /// Gives a new job the selector that finds its pods alone, and its template the labels for it; before validation.
    package static func generateSelector(ofJob job: inout JSONValue) {
        let metadata = job["metadata"] ?? [:]
        WorkloadDefaults.generateSelector(ofJob: &job, name: metadata.text("name"), uid: metadata.text("uid"))
    }

    /// Counts the templates of a daemon set in an annotation; at each write, after the fields' owners are known.
    package static func countTemplates(ofDaemonSet new: inout JSONValue, from old: JSONValue?) {
        WorkloadDefaults.countTemplates(ofDaemonSet: &new, from: old)
    }

    /// Puts a secret's plain texts among its data, in base64.
    private static func encodeText(_ object: inout JSONValue) {
        guard let texts = object["stringData"]?.objectValue else { return }
        for (name, text) in texts {
            guard let text = text.stringValue else { continue }
            object[path: "data", name] = .string(Data(text.utf8).base64EncodedString())
        }
        object["stringData"] = nil
    }

    private static func replicationController(_ object: inout JSONValue) {
        object.change("spec") { spec in
            spec.setDefault("replicas", 1)
            if let labels = spec["template"]?["metadata"]?["labels"] { spec.setDefault("selector", labels) }
            if spec["template"] != nil { spec.change("template", PodDefaults.apply(toTemplate:)) }
        }
        if let labels = object["spec"]?["template"]?["metadata"]?["labels"], object["metadata"]?["labels"] == nil {
            object[path: "metadata", "labels"] = labels
        }
    }

    private static func endpoints(_ object: inout JSONValue) {
        object.changeEach("subsets") { $0.changeEach("ports") { $0.setDefault("protocol", "TCP") } }
    }

    private static func limitRange(_ spec: inout JSONValue) {
        spec.changeEach("limits") { item in
            guard item["type"] == "Container" else { return }
            let fill = { (item: inout JSONValue, name: String, source: String) in
                for (resource, amount) in item[source]?.objectValue ?? [:] where item[name]?[resource] == nil {
                    item[path: name, resource] = amount
                }
            }
            fill(&item, "default", "max")
            fill(&item, "defaultRequest", "default")
            fill(&item, "defaultRequest", "min")
        }
    }

    private static func binding(_ object: inout JSONValue) {
        let group: JSONValue = "rbac.authorization.k8s.io"
        object.change("roleRef") { $0.setDefault("apiGroup", group) }
        object.changeEach("subjects") { subject in
            if subject["kind"] == "User" || subject["kind"] == "Group" { subject.setDefault("apiGroup", group) }
        }
    }

    private static func definition(_ object: inout JSONValue) {
        let stored = (object["spec"] ?? [:]).list("versions").filter { $0["storage"] == true }.compactMap { $0["name"] }
        object.change("status") { if !stored.isEmpty { $0.setDefault("storedVersions", .array(stored)) } }
        object.change("spec", definition(spec:))
    }

    private static func definition(spec: inout JSONValue) {
        let kind = spec["names"]?["kind"]?.stringValue ?? ""
        spec.change("names") { names in
            names.setDefault("singular", .string(kind.lowercased()))
            if !kind.isEmpty { names.setDefault("listKind", .string("\(kind)List")) }
        }
        spec.change("conversion") { conversion in
            conversion.setDefault("strategy", "None")
            if conversion["webhook"]?["clientConfig"]?["service"] != nil {
                conversion.change("webhook") { webhook in
                    webhook.change("clientConfig") { $0.change("service") { $0.setDefault("port", 443) } }
                }
            }
        }
    }

    private static func webhooks(_ object: inout JSONValue, isMutating: Bool) {
        object.changeEach("webhooks") { webhook in
            webhook.setDefault("failurePolicy", "Fail")
            webhook.setDefault("matchPolicy", "Equivalent")
            webhook.setDefault("namespaceSelector", [:])
            webhook.setDefault("objectSelector", [:])
            webhook.setDefault("timeoutSeconds", 10)
            if isMutating { webhook.setDefault("reinvocationPolicy", "Never") }
            webhook.changeEach("rules") { $0.setDefault("scope", "*") }
            webhook.change("clientConfig") { config in
                if config["service"] != nil { config.change("service") { $0.setDefault("port", 443) } }
            }
        }
    }
}

extension JSONValue {
    /// Sets a member that is not there, or is null.
    mutating func setDefault(_ name: String, _ value: JSONValue) {
        if self[name] == nil || self[name] == .null { self[name] = value }
    }

    /// Changes a member in place; one that is not there is an empty object first.
    mutating func change(_ name: String, _ body: (inout JSONValue) -> Void) {
        guard case .object(var members) = self else { return }
        self = .null
        var member = members.removeValue(forKey: name) ?? .object([:])
        if member == .null { member = .object([:]) }
        // What has a wrong type is not made better.
        if case .object = member { body(&member) }
        members[name] = member
        self = .object(members)
    }

    /// Changes every element of a member that is a list.
    mutating func changeEach(_ name: String, _ body: (inout JSONValue) -> Void) {
        guard case .object(var members) = self, case .array(var elements)? = members[name] else { return }
        self = .null
        members[name] = .null
        for index in elements.indices {
            if case .object = elements[index] { body(&elements[index]) }
        }
        members[name] = .array(elements)
        self = .object(members)
    }
}
