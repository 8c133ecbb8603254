public import KubernetesModel

extension OwnerReference {
    /// A reference to the object as the owner that manages.
    public static func controller(_ object: some KubernetesObject) -> OwnerReference {
        let reference = object.reference
        return OwnerReference(
            apiVersion: reference.apiVersion ?? "", kind: reference.kind, name: reference.name, uid: reference.uid)
    }
}
