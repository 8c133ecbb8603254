internal import KubernetesModel

// What each kind's strategy does in pkg/registry of Kubernetes: which parts a write may touch, and when a PUT may create.
extension ObjectRules {
    /// Whether a PUT of an object that is not there creates it.
    var createsOnUpdate: Bool {
        [
            "endpoints", "events", "leases", "limitranges", "services", "podtemplates", "clusterroles",
            "clusterrolebindings", "roles", "rolebindings",
        ].contains(kind.plural) && !kind.isCustom
    }

    /// Whether a PUT may leave the resource version out.
    var allowsUnconditionalUpdate: Bool {
        !kind.isCustom
            && ![
                "poddisruptionbudgets", "leases", "customresourcedefinitions", "serviceaccounts", "csidrivers",
                "csinodes",
                "storageclasses", "volumeattachments",
            ].contains(kind.plural)
    }

    /// Takes out of a new object what only the server and its controllers write.
    func prepareForCreate(_ object: inout JSONValue) {
        guard kind.hasStatus else { return }
        if kind.isCustom {
            object["status"] = nil
            return
        }
        switch kind.plural {
        case "pods":
            object["status"] = ["phase": "Pending", "qosClass": .string(QualityOfService.of(object))]
        case "namespaces":
            object["status"] = ["phase": "Active"]
            let finalizers = object["spec"]?["finalizers"]?.arrayValue ?? []
            object[path: "spec", "finalizers"] =
                finalizers.contains("kubernetes") ? .array(finalizers) : .array(finalizers + ["kubernetes"])
            object[path: "metadata", "labels", "kubernetes.io/metadata.name"] = .string(object.name)
        case "persistentvolumeclaims", "persistentvolumes": object["status"] = ["phase": "Pending"]
        // Its status is made by whoever makes the node.
        case "nodes": break
        case "services", "ingresses": object["status"] = ["loadBalancer": [:]]
        case "deployments", "jobs", "cronjobs", "resourcequotas": object["status"] = [:]
        case "customresourcedefinitions": CustomResources.prepare(&object)
        case "replicasets", "replicationcontrollers", "statefulsets": object["status"] = ["replicas": 0]
        case "daemonsets":
            object["status"] = [
                "currentNumberScheduled": 0, "numberMisscheduled": 0, "desiredNumberScheduled": 0, "numberReady": 0,
            ]
        case "horizontalpodautoscalers": object["status"] = ["currentReplicas": 0, "desiredReplicas": 0]
        case "poddisruptionbudgets":
            object["status"] = ["disruptionsAllowed": 0, "currentHealthy": 0, "desiredHealthy": 0, "expectedPods": 0]
        default: object["status"] = nil
        }
    }

    /// Keeps of the object as it was what the path does not write.
    func prepareForUpdate(_ new: inout JSONValue, from old: JSONValue, subresource: Subresource?) {
        switch subresource {
        case .status where kind.isCustom:
            let (status, managedFields) = (new["status"], new[metadata: "managedFields"])
            let version = new[metadata: "resourceVersion"]
            new = old
            new["status"] = status
            new[metadata: "managedFields"] = managedFields
            new[metadata: "resourceVersion"] = version
        case .status:
            for member in old.objectValue?.keys.sorted() ?? [] where !["metadata", "status"].contains(member) {
                new[member] = old[member]
            }
            new[metadata: "ownerReferences"] = old[metadata: "ownerReferences"]
        case .binding, .scale: break
        default:
            // A CustomResourceDefinition's controllers alone write its status; a node's comes with the node.
            if kind.hasStatus { new["status"] = old["status"] }
            if kind.plural == "namespaces", kind.group.isEmpty {
                new[path: "spec", "finalizers"] = old["spec"]?["finalizers"]
            }
        }
    }

    /// Brings in line what of an object follows from the rest of it.
    func complete(_ object: inout JSONValue, from old: JSONValue? = nil) {
        guard !kind.isCustom else { return }
        switch kind.plural {
        case "pods":
            let address = object["status"]?["podIP"]?.stringValue ?? ""
            if !address.isEmpty, object["status"]?["podIPs"]?[0] == nil {
                object[path: "status", "podIPs"] = [["ip": .string(address)]]
            }
        case "daemonsets":
            // What is left of templateGeneration: pkg/apis/apps/v1/conversion.go.
            let name = "deprecated.daemonset.template.generation"
            let before = old?[metadata: "annotations"]?[name]?.stringValue.flatMap { Int($0) } ?? 0
            let isSame = old.map { $0["spec"]?["template"] == object["spec"]?["template"] } ?? false
            object[path: "metadata", "annotations", name] = .string(String(before + (isSame ? 0 : 1)))
        case "jobs" where old == nil && object["spec"]?["manualSelector"] != true: selectOwnPods(&object)
        default: break
        }
    }

    // pkg/registry/batch/job/strategy.go, generateSelector.
    private func selectOwnPods(_ job: inout JSONValue) {
        // The job has its pods' labels where it was given none.
        let hasPodLabels = job[metadata: "labels"] == job["spec"]?["template"]?["metadata"]?["labels"]
        let own: [String: JSONValue] = ["controller-uid": .string(job.uid), "job-name": .string(job.name)]
        for (label, value) in own where job["spec"]?["template"]?["metadata"]?["labels"]?[label] == nil {
            job[path: "spec", "template", "metadata", "labels", label] = value
        }
        job[path: "spec", "selector", "matchLabels", "controller-uid"] = .string(job.uid)
        if hasPodLabels { job[metadata: "labels"] = job["spec"]?["template"]?["metadata"]?["labels"] }
    }

    /// Whether a write makes a new generation.
    func isNewGeneration(_ new: JSONValue, from old: JSONValue) -> Bool {
        switch kind.generation {
        case .none: false
        case .spec: new["spec"] != old["spec"]
        case .specAndAnnotations:
            new["spec"] != old["spec"] || new[metadata: "annotations"] != old[metadata: "annotations"]
        case .everything: Self.substance(new, kind) != Self.substance(old, kind)
        }
    }

    private static func substance(_ object: JSONValue, _ kind: ResourceKind) -> JSONValue {
        var object = object
        object["metadata"] = nil
        if kind.hasStatus { object["status"] = nil }
        return object
    }
}
