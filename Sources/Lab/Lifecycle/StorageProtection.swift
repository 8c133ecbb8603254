internal import KubernetesModel

/// Holds claims that pods use and volumes that claims use, as the controllers of pkg/controller/volume/pvcprotection and
/// pvprotection do.
struct StorageProtection {
    static let claimFinalizer = "kubernetes.io/pvc-protection"
    static let volumeFinalizer = "kubernetes.io/pv-protection"

    private static let claims = ResourceName.persistentVolumeClaims
    private static let volumes = ResourceName.persistentVolumes
    private static let pods = ResourceName.pods

    let server: APIServer

    /// The finalizer that the admission plugin StorageObjectInUseProtection puts on a new object.
    static func finalizer(of kind: ResourceKind) -> String? {
        switch kind.name {
        case claims: claimFinalizer
        case volumes: volumeFinalizer
        default: nil
        }
    }

    func react(to change: Change, _ kind: ResourceKind) {
        switch kind.name {
        case Self.claims, Self.volumes:
            if let content = change.new?.content { release(content, kind) }
        case Self.pods:
            guard change.new == nil, let old = change.old, let claims = server.kinds.kind(Self.claims) else { return }
            for name in Self.claims(of: old.value(kind, version: "v1")) {
                let key = ObjectContent.key(namespace: old.content.namespace, name: name)
                if let claim = server.store.object(Self.claims, key: key) { release(claim.content, claims) }
            }
        default: return
        }
    }

    private func release(_ content: ObjectContent, _ kind: ResourceKind) {
        guard content.isDeleting, let finalizer = Self.finalizer(of: kind), content.finalizers.contains(finalizer),
            !isUsed(content, kind)
        else { return }
        server.change(content, kind) { $0.setFinalizers($0.finalizers.filter { $0 != finalizer }) }
    }

    private func isUsed(_ content: ObjectContent, _ kind: ResourceKind) -> Bool {
        if kind.name == Self.volumes {
            let volume = server.store.object(Self.volumes, key: content.key)?.value(kind, version: "v1")
            return volume?["status"]?["phase"] == "Bound"
        }
        guard let pods = server.kinds.kind(Self.pods) else { return false }
        let prefix = "\(content.namespace)/"
        return server.store.objects(Self.pods).objects.objects(from: prefix)
            .prefix { $0.content.key.hasPrefix(prefix) }
            .contains { pod in
                let value = pod.value(pods, version: "v1")
                let isOver = ["Failed", "Succeeded"].contains(value["status"]?["phase"]?.stringValue)
                return !isOver && Self.claims(of: value).contains(content.name)
            }
    }

    private static func claims(of pod: JSONValue) -> [String] {
        (pod["spec"]?["volumes"]?.arrayValue ?? []).compactMap {
            $0["persistentVolumeClaim"]?["claimName"]?.stringValue
        }
    }
}
