public import KubernetesModel

extension StorageClass {
    /// A storage class.
    public static func make(
        _ name: String = "standard", binding: String = "Immediate", isDefault: Bool = false
    ) -> StorageClass {
        var storageClass = StorageClass()
        storageClass.metadata = ObjectMeta(name: name)
        storageClass.metadata.uid = UID("uid-class-\(name)")
        if isDefault { storageClass.metadata.annotations[AnnotationKey.defaultStorageClass] = "true" }
        storageClass.provisioner = "disks.example"
        storageClass.volumeBindingMode = binding
        return storageClass
    }
}
