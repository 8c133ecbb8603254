internal import KubernetesModel

/// What the admission plugins DefaultStorageClass and PersistentVolumeClaimResize do with claims.
struct ClaimAdmission {
    let server: APIServer

    /// Gives a claim that names no class the default one; of several the newest.
    func setClass(_ claim: inout JSONValue) {
        let annotation = claim[metadata: "annotations"]?["volume.beta.kubernetes.io/storage-class"]
        guard claim["spec"]?["storageClassName"] == nil, annotation == nil,
            let kind = server.kinds.kind(.storageClasses)
        else { return }
        let classes = server.store.objects(.storageClasses).objects.objects().map { $0.value(kind, version: "v1") }
        let standard = classes.filter { StorageClass($0).isDefault }.max { left, right in
            let (mine, theirs) = (created(left), created(right))
            return mine != theirs ? mine < theirs : left.name > right.name
        }
        if let standard { claim[path: "spec", "storageClassName"] = .string(standard.name) }
    }

    private func created(_ object: JSONValue) -> String {
        object[metadata: "creationTimestamp"]?.stringValue ?? ""
    }

    func admitGrowth(of new: JSONValue, from old: JSONValue, _ kind: ResourceKind) throws(APIError) {
        func size(_ claim: JSONValue) -> Int64 {
            ResourceAmounts(claim["spec"]?["resources"]?["requests"])["storage"]
        }
        guard size(new) > size(old) else { return }
        guard old["status"]?["phase"] == "Bound" else {
            throw .forbidden(kind.name, new.name, "Only bound persistent volume claims can be expanded")
        }
        let name = Claim(old).className ?? ""
        let value = server.kinds.kind(.storageClasses).flatMap { kind in
            server.store.object(.storageClasses, key: name)?.value(kind, version: "v1")
        }
        guard value.map({ StorageClass($0).allowsExpansion }) ?? false else {
            throw .forbidden(
                kind.name, new.name,
                "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must "
                    + "support resize")
        }
    }
}
