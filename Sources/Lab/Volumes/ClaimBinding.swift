internal import Foundation
internal import KubernetesModel

/// One claim, and what is to be done about it: syncUnboundClaim and syncBoundClaim.
struct ClaimBinding {
    let claim: Claim
    let object: JSONValue
    let objects: VolumeObjects
    let cluster: ClusterAccess

    static let provisionerAnnotation = "volume.kubernetes.io/storage-provisioner"

    /// - Returns: whether the claim is bound now.
    func settleUnbound() -> Bool {
        if let name = claim.volumeName { return bindToWanted(name) }
        let storageClass = objects.storageClass(of: claim)
        let waits = (storageClass?.waitsForConsumer ?? false) && claim.selectedNode == nil
        if let volume = match(waits: waits) {
            bind(volume)
            return true
        }
        if waits {
            sayWhatIsAwaited()
        } else if let name = claim.className, !name.isEmpty {
            provision(storageClass, name)
        } else {
            record(
                .normal, "FailedBinding",
                "no persistent volumes available for this claim and no storage class is set")
        }
        return false
    }

    private func match(waits: Bool) -> Volume? {
        // A claim that waits for its consumer is bound to nothing but what was reserved for it.
        guard !waits else { return objects.volumes.first { $0.claim?.names(claim) ?? false } }
        let node = claim.selectedNode.flatMap { cluster.object(ObjectKey(.nodes, name: $0)) }.map(SchedulingNode.init)
        return objects.match(for: claim, on: node.map { ($0.name, $0.labels) })
    }

    private func bindToWanted(_ name: String) -> Bool {
        guard let volume = objects.volume(name) else { return false }
        if let reference = volume.claim, !reference.names(claim) {
            record(.warning, "FailedBinding", "volume \"\(name)\" already bound to a different claim.")
            return false
        }
        if let misfit = misfit(volume) {
            record(.warning, "VolumeMismatch", "Cannot bind to requested volume \"\(name)\": \(misfit)")
            return false
        }
        bind(volume)
        return true
    }

    private func misfit(_ volume: Volume) -> String? {
        if volume.capacity < claim.request { return "requested PV is too small" }
        if volume.className != claim.className ?? "" { return "storageClassName does not match" }
        if volume.volumeMode != claim.volumeMode { return "incompatible volumeMode" }
        if !claim.accessModes.isSubset(of: volume.accessModes) { return "incompatible accessMode" }
        return nil
    }

    private func sayWhatIsAwaited() {
        let pod = cluster.objects(.pods, in: claim.key.namespace) { $0.boundNode.isEmpty }.first {
            PodVolumes.claims(of: $0).contains(claim.key.name)
        }
        if let pod {
            record(.normal, "WaitForPodScheduled", "waiting for pod \(pod.name) to be scheduled")
        } else {
            record(
                .normal, "WaitForFirstConsumer", "waiting for first consumer to be created before binding")
        }
    }

    private func provision(_ storageClass: StorageClass?, _ name: String) {
        guard let storageClass else {
            record(.warning, "ProvisioningFailed", "storageclass.storage.k8s.io \"\(name)\" not found")
            return
        }
        guard storageClass.provisions else {
            record(
                .warning, "ProvisioningFailed", "no volume plugin matched name: \(storageClass.provisioner)")
            return
        }
        record(
            .normal, "ExternalProvisioning",
            "Waiting for a volume to be created either by the external provisioner '\(storageClass.provisioner)' or "
                + "manually by the system administrator. If volume creation is delayed, please verify that the "
                + "provisioner is running and correctly registered.")
        cluster.attemptUpdate(claim.key) {
            $0[path: "metadata", "annotations", Self.provisionerAnnotation] = .string(storageClass.provisioner)
        }
    }

    // MARK: Bound claims

    func settleBound() {
        guard let name = claim.volumeName else {
            lose("ClaimLost", "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!")
            return
        }
        guard let volume = objects.volume(name) else {
            lose("ClaimLost", "Bound claim has lost its PersistentVolume. Data on the volume is lost!")
            return
        }
        if let reference = volume.claim, reference.uid != claim.uid, !reference.uid.isEmpty {
            lose("ClaimMisbound", "Two claims are bound to the same volume, this one is bound incorrectly")
            return
        }
        bind(volume)
    }

    private func lose(_ reason: String, _ message: String) {
        guard claim.phase != "Lost" else { return }
        cluster.updateStatus(claim.key) { status in status["phase"] = "Lost" }
        record(.warning, reason, message)
    }

    // MARK: Binding

    private func bind(_ volume: Volume) {
        let key = ObjectKey(.persistentVolumes, name: volume.name)
        let isReserved = volume.claim != nil
        let bound = cluster.attemptUpdate(key) { value in
            var reference: JSONValue = ["apiVersion": "v1", "kind": "PersistentVolumeClaim"]
            reference["namespace"] = .string(claim.key.namespace)
            reference["name"] = .string(claim.key.name)
            reference["uid"] = .string(claim.uid)
            reference["resourceVersion"] =
                value["spec"]?["claimRef"]?["resourceVersion"] ?? object[metadata: "resourceVersion"]
            value[path: "spec", "claimRef"] = reference
            if !isReserved { value[path: "metadata", "annotations", Claim.boundByController] = "yes" }
        }
        guard let bound else { return }
        cluster.updateStatus(key) { $0["phase"] = "Bound" }
        cluster.attemptUpdate(claim.key) { value in
            if value["spec"]?["volumeName"] == nil {
                value[path: "metadata", "annotations", Claim.boundByController] = "yes"
            }
            value[path: "spec", "volumeName"] = .string(volume.name)
            value[path: "metadata", "annotations", Claim.bindCompleted] = "yes"
        }
        cluster.updateStatus(claim.key) { status in
            status["phase"] = "Bound"
            status["accessModes"] = bound["spec"]?["accessModes"]
            // What the file system has is known once it has grown.
            if status["capacity"] == nil { status["capacity"] = bound["spec"]?["capacity"] }
        }
    }

    private func record(_ type: ClusterAccess.EventType, _ reason: String, _ message: String) {
        cluster.record(type, reason, message, on: object)
    }
}
