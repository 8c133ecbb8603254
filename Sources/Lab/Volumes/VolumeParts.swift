/// The parts of the cluster that are about volumes.
package enum VolumeParts {
    /// - Parameter hasDefaultClass: Whether the cluster begins with the default StorageClass `standard`.
    package static func all(hasDefaultClass: Bool = true) -> [any ClusterPart] {
        let parts: [any ClusterPart] = [VolumeBinder(), Provisioner(), Resizer(), AttachDetach()]
        return hasDefaultClass ? [StandardStorageClass()] + parts : parts
    }
}
