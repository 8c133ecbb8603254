internal import APIMachinery
internal import KubernetesModel

/// What the admission plugins of Kubernetes that are on by default do to an object on its way in.
struct Admission {
    let server: APIServer

    func admitNew(_ object: inout JSONValue, _ kind: ResourceKind) throws(APIError) {
        if kind.name == ServiceAddresses.resource { ServiceAddresses(server: server).allocate(&object) }
        if let finalizer = StorageProtection.finalizer(of: kind), !object.finalizers.contains(finalizer) {
            object.setFinalizers(object.finalizers + [finalizer])
        }
        if kind.name == .persistentVolumeClaims { ClaimAdmission(server: server).setClass(&object) }
        guard kind.group.isEmpty, kind.plural == "pods" else { return }
        LimitRanges(namespace: object.namespace, on: server).setDefaults(&object)
        try setServiceAccount(&object, kind)
        try setPriority(&object, kind)
        setTolerations(&object)
    }

    func admitChange(
        _ new: inout JSONValue, from old: JSONValue, _ kind: ResourceKind, _ subresource: Subresource?
    ) throws(APIError) {
        guard kind.name == ServiceAddresses.resource, subresource == nil else { return }
        let (given, before) = (
            new["spec"]?["clusterIP"]?.stringValue ?? "", old["spec"]?["clusterIP"]?.stringValue ?? ""
        )
        if !given.isEmpty, !before.isEmpty, given != before, old["spec"]?["type"] != "ExternalName",
            new["spec"]?["type"] != "ExternalName"
        {
            throw .invalid(
                kind, new.name,
                [
                    .invalid(
                        "spec.clusterIPs[0]", go: GoText.strings([given]), "may not change once set")
                ])
        }
        ServiceAddresses(server: server).allocate(&new, keeping: old)
    }

    /// What stands between a valid new object and the store.
    func validateNew(_ object: JSONValue, _ kind: ResourceKind, isDryRun: Bool) throws(APIError) {
        try checkLimits(object, kind)
        try QuotaAdmission(server: server).admit(object, kind, isDryRun: isDryRun)
    }

    func validateChange(
        _ new: JSONValue, from old: JSONValue, _ kind: ResourceKind, isDryRun: Bool
    ) throws(APIError) {
        if kind.name == .persistentVolumeClaims {
            try ClaimAdmission(server: server).admitGrowth(of: new, from: old, kind)
            try checkLimits(new, kind)
        }
        try QuotaAdmission(server: server).admit(new, replacing: old, kind, isDryRun: isDryRun)
    }

    private func checkLimits(_ object: JSONValue, _ kind: ResourceKind) throws(APIError) {
        guard kind.group.isEmpty, ["pods", "persistentvolumeclaims"].contains(kind.plural),
            let problem = LimitRanges(namespace: object.namespace, on: server).problem(object, kind)
        else { return }
        throw .forbidden(kind.name, object.name, problem)
    }

    // plugin/pkg/admission/namespace/lifecycle.
    func admitDeletion(_ object: StoredObject, _ kind: ResourceKind) throws(APIError) {
        guard kind.name == NamespaceLifecycle.resource,
            ["default", "kube-system", "kube-public"].contains(object.content.name)
        else { return }
        throw .forbidden(kind.name, object.content.name, "this namespace may not be deleted")
    }

    // plugin/pkg/admission/serviceaccount.
    private func setServiceAccount(_ pod: inout JSONValue, _ kind: ResourceKind) throws(APIError) {
        guard pod[metadata: "annotations"]?["kubernetes.io/config.mirror"] == nil else { return }
        if (pod["spec"]?["serviceAccountName"]?.stringValue ?? "").isEmpty {
            pod[path: "spec", "serviceAccountName"] = "default"
        }
        let account = pod["spec"]?["serviceAccountName"]?.stringValue ?? "default"
        pod[path: "spec", "serviceAccount"] = .string(account)
        let accounts = ResourceName.serviceAccounts
        let key = ObjectContent.key(namespace: pod.namespace, name: account)
        guard let stored = server.store.object(accounts, key: key), let accountKind = server.kinds.kind(accounts) else {
            throw .forbidden(
                kind.name, pod.name,
                "error looking up service account \(pod.namespace)/\(account): serviceaccount \"\(account)\" not found")
        }
        let mounts = pod["spec"]?["automountServiceAccountToken"]?.boolValue
        let accountMounts =
            stored.value(accountKind, version: "v1")["automountServiceAccountToken"]?.boolValue ?? true
        if mounts ?? accountMounts { mountToken(in: &pod) }
    }

    private static let tokenFolder = "/var/run/secrets/kubernetes.io/serviceaccount"

    private func mountToken(in pod: inout JSONValue) {
        let volumes = pod["spec"]?["volumes"]?.arrayValue ?? []
        let existing = volumes.first { $0["name"]?.stringValue?.hasPrefix("kube-api-access-") ?? false }?["name"]
        let name = existing?.stringValue ?? "kube-api-access-\(server.makeSuffix())"
        var hasMounted = false
        for member in ["initContainers", "containers"] {
            guard let containers = pod["spec"]?[member]?.arrayValue else { continue }
            pod[path: "spec", member] = .array(
                containers.map { container in
                    let mounts = container["volumeMounts"]?.arrayValue ?? []
                    guard !mounts.contains(where: { $0["mountPath"]?.stringValue == Self.tokenFolder }) else {
                        return container
                    }
                    hasMounted = true
                    var container = container
                    container["volumeMounts"] = .array(
                        mounts + [["name": .string(name), "readOnly": true, "mountPath": .string(Self.tokenFolder)]])
                    return container
                })
        }
        guard hasMounted, existing == nil else { return }
        pod[path: "spec", "volumes"] = .array(volumes + [Self.tokenVolume(name)])
    }

    private static func tokenVolume(_ name: String) -> JSONValue {
        [
            "name": .string(name),
            "projected": [
                "sources": [
                    ["serviceAccountToken": ["expirationSeconds": 3607, "path": "token"]],
                    ["configMap": ["name": "kube-root-ca.crt", "items": [["key": "ca.crt", "path": "ca.crt"]]]],
                    [
                        "downwardAPI": [
                            "items": [
                                [
                                    "path": "namespace",
                                    "fieldRef": ["apiVersion": "v1", "fieldPath": "metadata.namespace"],
                                ]
                            ]
                        ]
                    ],
                ], "defaultMode": 420,
            ],
        ]
    }

    // plugin/pkg/admission/priority.
    private func setPriority(_ pod: inout JSONValue, _ kind: ResourceKind) throws(APIError) {
        let classes = ResourceName.priorityClasses
        guard let classKind = server.kinds.kind(classes) else { return }
        var chosen: JSONValue?
        if let name = pod["spec"]?["priorityClassName"]?.stringValue, !name.isEmpty {
            guard let stored = server.store.object(classes, key: name) else {
                throw .forbidden(kind.name, pod.name, "no PriorityClass with name \(name) was found")
            }
            chosen = stored.value(classKind, version: "v1")
        } else {
            chosen = server.store.objects(classes).objects.objects().lazy.map { $0.value(classKind, version: "v1") }
                .first { $0["globalDefault"] == true }
            if let name = chosen?.name { pod[path: "spec", "priorityClassName"] = .string(name) }
        }
        let priority = chosen?["value"] ?? 0
        if let given = pod["spec"]?["priority"], given != priority {
            throw .forbidden(
                kind.name, pod.name,
                "the integer value of priority (\(given.compactText)) must not be provided in pod spec; priority "
                    + "admission controller computed \(priority.compactText) from the given PriorityClass name")
        }
        pod[path: "spec", "priority"] = priority
        let policy = chosen?["preemptionPolicy"] ?? "PreemptLowerPriority"
        if pod["spec"]?["preemptionPolicy"] == nil { pod[path: "spec", "preemptionPolicy"] = policy }
    }

    // plugin/pkg/admission/defaulttolerationseconds.
    private func setTolerations(_ pod: inout JSONValue) {
        var tolerations = pod["spec"]?["tolerations"]?.arrayValue ?? []
        for key in ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"] {
            let isTolerated = tolerations.contains { toleration in
                let (own, effect) = (toleration["key"]?.stringValue ?? "", toleration["effect"]?.stringValue ?? "")
                return (own == key || own.isEmpty) && (effect == "NoExecute" || effect.isEmpty)
            }
            guard !isTolerated else { continue }
            tolerations.append([
                "key": .string(key), "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 300,
            ])
        }
        pod[path: "spec", "tolerations"] = .array(tolerations)
    }
}
