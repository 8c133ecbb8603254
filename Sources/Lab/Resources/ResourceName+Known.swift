// The kinds that the parts of the cluster work with.
extension ResourceName {
    static let pods = ResourceName(group: "", plural: "pods")
    static let nodes = ResourceName(group: "", plural: "nodes")
    static let configMaps = ResourceName(group: "", plural: "configmaps")
    static let secrets = ResourceName(group: "", plural: "secrets")
    static let persistentVolumes = ResourceName(group: "", plural: "persistentvolumes")
    static let persistentVolumeClaims = ResourceName(group: "", plural: "persistentvolumeclaims")
    static let storageClasses = ResourceName(group: "storage.k8s.io", plural: "storageclasses")
    static let leases = ResourceName(group: "coordination.k8s.io", plural: "leases")
    static let podDisruptionBudgets = ResourceName(group: "policy", plural: "poddisruptionbudgets")
}
