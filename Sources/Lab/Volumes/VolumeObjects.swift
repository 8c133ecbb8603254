internal import KubernetesModel

/// The claims, volumes and classes of a cluster at one moment.
struct VolumeObjects: Sendable {
    var claims: [ObjectKey: Claim] = [:]
    /// In the order of their names.
    var volumes: [Volume] = []
    var classes: [String: StorageClass] = [:]

    func claim(_ name: String, in namespace: String) -> Claim? {
        claims[ObjectKey(.persistentVolumeClaims, namespace: namespace, name: name)]
    }

    func volume(_ name: String) -> Volume? { volumes.first { $0.name == name } }

    func storageClass(of claim: Claim) -> StorageClass? { claim.className.flatMap { classes[$0] } }

    /// The volume that fits a claim best: the one reserved for it, or the smallest that is large enough.
    /// component-helpers' storage/volume/pv_helpers.go, FindMatchingVolume.
    ///
    /// - Parameter node: From where it is to be reached; nil: from wherever.
    func match(for claim: Claim, on node: (name: String, labels: [String: String])? = nil) -> Volume? {
        let fitting = volumes.filter { volume in
            guard !volume.isDeleting, volume.volumeMode == claim.volumeMode, volume.capacity >= claim.request,
                node.map({ volume.isReachable(from: $0.labels, node: $0.name) }) ?? true
            else { return false }
            if let reference = volume.claim { return reference.names(claim) }
            return volume.phase == "Available" && volume.className == claim.className ?? ""
                && claim.accessModes.isSubset(of: volume.accessModes)
                && claim.selector.map { LabelMatch.matches($0, volume.labels) } ?? true
        }
        return fitting.first { $0.claim != nil } ?? fitting.min { $0.capacity < $1.capacity }
    }
}

/// What was read of the claims, volumes and classes so far.
struct VolumeCache: Sendable {
    private var claims = ReadObjects(.persistentVolumeClaims) { Claim($0) }
    private var volumes = ReadObjects(.persistentVolumes) { Volume($0) }
    private var classes = ReadObjects(.storageClasses) { StorageClass($0) }

    mutating func objects(in cluster: ClusterAccess) -> VolumeObjects {
        VolumeObjects(
            claims: Dictionary(claims.all(in: cluster).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first }),
            volumes: volumes.all(in: cluster),
            classes: Dictionary(classes.all(in: cluster).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        )
    }
}
