internal import KubernetesModel

/// One volume, and its phase: syncVolume.
struct VolumeState {
    let volume: Volume
    let objects: VolumeObjects
    let cluster: ClusterAccess

    func settle() {
        guard let reference = volume.claim, !reference.uid.isEmpty else {
            set("Available")
            return
        }
        let claim = objects.claim(reference.name, in: reference.namespace)
        guard let claim, claim.uid == reference.uid else {
            // What becomes of it then is its maker's business, or a person's.
            if volume.phase != "Failed" { set("Released") }
            return
        }
        if claim.volumeName == volume.name { set("Bound") }
    }

    private func set(_ phase: String) {
        guard volume.phase != phase else { return }
        cluster.updateStatus(ObjectKey(.persistentVolumes, name: volume.name)) { $0["phase"] = .string(phase) }
    }
}
