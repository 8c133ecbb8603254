/// The kinds of Kubernetes itself that the Lab serves.
package enum BuiltinKinds {
    /// Every kind, in the order in which discovery names their groups.
    package static let all: [ResourceKind] =
        core + apps + events + authorization + autoscaling + batch + policy + networking + rbac + storage + admission
        + extensions + scheduling + coordination + discovery

    /// Whether objects of a kind can be read at all, whatever their path; none is the path's own kind.
    static func isKnown(apiVersion: String, _ kind: String) -> Bool {
        kind.isEmpty
            ? all.contains { candidate in candidate.versions.contains { candidate.apiVersion($0) == apiVersion } }
            : all.contains { candidate in
                (candidate.kind == kind || candidate.listKind == kind)
                    && candidate.versions.contains { candidate.apiVersion($0) == apiVersion }
            }
    }

    private static let core: [ResourceKind] = [
        ResourceKind(kind: "Binding", plural: "bindings", isStored: false),
        ResourceKind(kind: "ConfigMap", plural: "configmaps", shortNames: ["cm"]),
        ResourceKind(kind: "Endpoints", plural: "endpoints", singular: "endpoints", shortNames: ["ep"]),
        ResourceKind(
            kind: "Event", plural: "events", shortNames: ["ev"],
            selectableFields: [
                SelectableField("involvedObject.kind"), SelectableField("involvedObject.namespace"),
                SelectableField("involvedObject.name"), SelectableField("involvedObject.uid"),
                SelectableField("involvedObject.apiVersion"), SelectableField("involvedObject.resourceVersion"),
                SelectableField("involvedObject.fieldPath"), SelectableField("reason"),
                SelectableField("reportingComponent"), SelectableField("source", at: "source.component"),
                SelectableField("type"),
            ]),
        ResourceKind(kind: "LimitRange", plural: "limitranges", shortNames: ["limits"]),
        ResourceKind(
            kind: "Namespace", plural: "namespaces", shortNames: ["ns"], isNamespaced: false,
            subresources: [.status, .finalize], selectableFields: [SelectableField("status.phase")]),
        ResourceKind(
            kind: "Node", plural: "nodes", shortNames: ["no"], isNamespaced: false, subresources: [.status],
            selectableFields: [SelectableField("spec.unschedulable", absent: "false")]),
        ResourceKind(
            kind: "PersistentVolume", plural: "persistentvolumes", shortNames: ["pv"], isNamespaced: false,
            subresources: [.status], returnsDeleted: true),
        ResourceKind(
            kind: "PersistentVolumeClaim", plural: "persistentvolumeclaims", shortNames: ["pvc"],
            subresources: [.status], returnsDeleted: true),
        ResourceKind(
            kind: "Pod", plural: "pods", shortNames: ["po"], categories: ["all"],
            subresources: [.status, .log, .eviction, .binding],
            selectableFields: [
                SelectableField("spec.nodeName"), SelectableField("spec.restartPolicy"),
                SelectableField("spec.schedulerName"), SelectableField("spec.serviceAccountName"),
                SelectableField("spec.hostNetwork", absent: "false"), SelectableField("status.phase"),
                SelectableField("status.podIP"), SelectableField("status.nominatedNodeName"),
            ], returnsDeleted: true),
        ResourceKind(kind: "PodTemplate", plural: "podtemplates", returnsDeleted: true),
        ResourceKind(
            kind: "ReplicationController", plural: "replicationcontrollers", shortNames: ["rc"], categories: ["all"],
            subresources: [.status, .scale], generation: .spec,
            selectableFields: [SelectableField("status.replicas", absent: "0")]),
        ResourceKind(
            kind: "ResourceQuota", plural: "resourcequotas", shortNames: ["quota"], subresources: [.status],
            returnsDeleted: true),
        ResourceKind(kind: "Secret", plural: "secrets", selectableFields: [SelectableField("type")]),
        ResourceKind(
            kind: "ServiceAccount", plural: "serviceaccounts", shortNames: ["sa"], subresources: [.token],
            returnsDeleted: true),
        ResourceKind(
            kind: "Service", plural: "services", shortNames: ["svc"], categories: ["all"], subresources: [.status],
            selectableFields: [SelectableField("spec.clusterIP"), SelectableField("spec.type")]),
    ]

    private static let apps: [ResourceKind] = [
        ResourceKind(group: "apps", kind: "ControllerRevision", plural: "controllerrevisions"),
        ResourceKind(
            group: "apps", kind: "DaemonSet", plural: "daemonsets", shortNames: ["ds"], categories: ["all"],
            subresources: [.status], generation: .spec),
        ResourceKind(
            group: "apps", kind: "Deployment", plural: "deployments", shortNames: ["deploy"], categories: ["all"],
            subresources: [.status, .scale], generation: .specAndAnnotations),
        ResourceKind(
            group: "apps", kind: "ReplicaSet", plural: "replicasets", shortNames: ["rs"], categories: ["all"],
            subresources: [.status, .scale], generation: .spec,
            selectableFields: [SelectableField("status.replicas", absent: "0")]),
        ResourceKind(
            group: "apps", kind: "StatefulSet", plural: "statefulsets", shortNames: ["sts"], categories: ["all"],
            subresources: [.status, .scale], generation: .spec),
    ]

    private static let events: [ResourceKind] = [
        ResourceKind(
            group: "events.k8s.io", kind: "Event", plural: "events", shortNames: ["ev"],
            selectableFields: [
                SelectableField("regarding.kind", at: "involvedObject.kind"),
                SelectableField("regarding.namespace", at: "involvedObject.namespace"),
                SelectableField("regarding.name", at: "involvedObject.name"),
                SelectableField("regarding.uid", at: "involvedObject.uid"),
                SelectableField("regarding.apiVersion", at: "involvedObject.apiVersion"),
                SelectableField("regarding.resourceVersion", at: "involvedObject.resourceVersion"),
                SelectableField("regarding.fieldPath", at: "involvedObject.fieldPath"), SelectableField("reason"),
                SelectableField("reportingController", at: "reportingComponent"),
                SelectableField("source", at: "source.component"), SelectableField("type"),
            ])
    ]

    private static let authorization: [ResourceKind] = [
        ResourceKind(
            group: "authorization.k8s.io", kind: "SelfSubjectAccessReview", plural: "selfsubjectaccessreviews",
            isNamespaced: false, isStored: false),
        ResourceKind(
            group: "authorization.k8s.io", kind: "SelfSubjectRulesReview", plural: "selfsubjectrulesreviews",
            isNamespaced: false, isStored: false),
    ]

    private static let autoscaling: [ResourceKind] = [
        ResourceKind(
            group: "autoscaling", versions: ["v2", "v1"], kind: "HorizontalPodAutoscaler",
            plural: "horizontalpodautoscalers", shortNames: ["hpa"], categories: ["all"], subresources: [.status])
    ]

    private static let batch: [ResourceKind] = [
        ResourceKind(
            group: "batch", kind: "CronJob", plural: "cronjobs", shortNames: ["cj"], categories: ["all"],
            subresources: [.status], generation: .spec),
        ResourceKind(
            group: "batch", kind: "Job", plural: "jobs", categories: ["all"], subresources: [.status],
            generation: .spec,
            selectableFields: [SelectableField("status.successful", at: "status.succeeded", absent: "0")]),
    ]

    private static let policy: [ResourceKind] = [
        ResourceKind(
            group: "policy", kind: "PodDisruptionBudget", plural: "poddisruptionbudgets", shortNames: ["pdb"],
            subresources: [.status], generation: .spec)
    ]

    private static let networking: [ResourceKind] = [
        ResourceKind(
            group: "networking.k8s.io", kind: "IngressClass", plural: "ingressclasses", isNamespaced: false,
            generation: .spec),
        ResourceKind(
            group: "networking.k8s.io", kind: "Ingress", plural: "ingresses", shortNames: ["ing"],
            subresources: [.status], generation: .spec),
        ResourceKind(
            group: "networking.k8s.io", kind: "NetworkPolicy", plural: "networkpolicies", shortNames: ["netpol"],
            generation: .spec),
    ]

    private static let rbac: [ResourceKind] = [
        ResourceKind(
            group: "rbac.authorization.k8s.io", kind: "ClusterRoleBinding", plural: "clusterrolebindings",
            isNamespaced: false),
        ResourceKind(
            group: "rbac.authorization.k8s.io", kind: "ClusterRole", plural: "clusterroles", isNamespaced: false),
        ResourceKind(group: "rbac.authorization.k8s.io", kind: "RoleBinding", plural: "rolebindings"),
        ResourceKind(group: "rbac.authorization.k8s.io", kind: "Role", plural: "roles"),
    ]

    private static let storage: [ResourceKind] = [
        ResourceKind(
            group: "storage.k8s.io", kind: "CSIDriver", plural: "csidrivers", isNamespaced: false,
            returnsDeleted: true),
        ResourceKind(
            group: "storage.k8s.io", kind: "CSINode", plural: "csinodes", isNamespaced: false, returnsDeleted: true),
        ResourceKind(
            group: "storage.k8s.io", kind: "StorageClass", plural: "storageclasses", shortNames: ["sc"],
            isNamespaced: false, returnsDeleted: true),
        ResourceKind(
            group: "storage.k8s.io", kind: "VolumeAttachment", plural: "volumeattachments", isNamespaced: false,
            subresources: [.status], returnsDeleted: true),
    ]

    private static let admission: [ResourceKind] = [
        ResourceKind(
            group: "admissionregistration.k8s.io", kind: "MutatingWebhookConfiguration",
            plural: "mutatingwebhookconfigurations", categories: ["api-extensions"], isNamespaced: false,
            generation: .everything),
        ResourceKind(
            group: "admissionregistration.k8s.io", kind: "ValidatingWebhookConfiguration",
            plural: "validatingwebhookconfigurations", categories: ["api-extensions"], isNamespaced: false,
            generation: .everything),
    ]

    private static let extensions: [ResourceKind] = [
        ResourceKind(
            group: "apiextensions.k8s.io", kind: "CustomResourceDefinition", plural: "customresourcedefinitions",
            shortNames: ["crd", "crds"], categories: ["api-extensions"], isNamespaced: false,
            subresources: [.status], generation: .spec)
    ]

    private static let scheduling: [ResourceKind] = [
        ResourceKind(
            group: "scheduling.k8s.io", kind: "PriorityClass", plural: "priorityclasses", shortNames: ["pc"],
            isNamespaced: false, generation: .everything)
    ]

    private static let coordination: [ResourceKind] = [
        ResourceKind(group: "coordination.k8s.io", kind: "Lease", plural: "leases")
    ]

    private static let discovery: [ResourceKind] = [
        ResourceKind(
            group: "discovery.k8s.io", kind: "EndpointSlice", plural: "endpointslices", generation: .everything)
    ]
}
