internal import Foundation
internal import KubernetesModel

/// The Lab's own maker of disks, which works as the sidecars external-provisioner and external-resizer do.
struct Provisioner: ClusterPart {
    static let name = "lab.midwatch.dev/disk"

    let component = Provisioner.name
    /// Since when it works at each claim and volume.
    private var started: [ObjectKey: Date] = [:]

    /// How long it takes to make a disk, to let it grow, and to take it away.
    static let delay: TimeInterval = 2

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        [.persistentVolumeClaims, .persistentVolumes].contains(change.resource) ? change.key.map { [$0] } ?? [] : []
    }

    mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard let object = cluster.object(key), !object.isDeleting else {
            started[key] = nil
            return nil
        }
        return key.resource == .persistentVolumes ? delete(object, key, in: cluster) : make(object, key, in: cluster)
    }

    /// - Returns: when the work is done; nil: it is.
    private mutating func end(of key: ObjectKey, at now: Date, begin: () -> Void) -> Date? {
        guard let since = started[key] else {
            started[key] = now
            begin()
            return now.addingTimeInterval(Self.delay)
        }
        let end = since.addingTimeInterval(Self.delay)
        guard end <= now else { return end }
        started[key] = nil
        return nil
    }

    // MARK: Making

    private mutating func make(_ object: JSONValue, _ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        let claim = Claim(object)
        guard claim.volumeName == nil else { return nil }
        guard object[metadata: "annotations"]?[ClaimBinding.provisionerAnnotation]?.stringValue == Self.name,
            let className = claim.className,
            let storageClass = cluster.object(ObjectKey(.storageClasses, name: className)).map(StorageClass.init)
        else { return nil }
        let end = end(of: key, at: cluster.now) {
            cluster.record(
                .normal, "Provisioning",
                "External provisioner is provisioning volume for claim \"\(key.namespace)/\(key.name)\"", on: object)
        }
        if let end { return end }
        let volume = Self.volume(for: claim, object, storageClass)
        // One of the name is there already where the claim's binding was undone by hand.
        if cluster.attemptCreate(volume, .persistentVolumes) != nil {
            cluster.record(
                .normal, "ProvisioningSucceeded", "Successfully provisioned volume \(volume.name)", on: object)
        }
        return nil
    }

    private static func volume(for claim: Claim, _ object: JSONValue, _ storageClass: StorageClass) -> JSONValue {
        let name = "pvc-\(claim.uid)"
        return [
            "apiVersion": "v1", "kind": "PersistentVolume",
            "metadata": [
                "name": .string(name), "annotations": [Volume.provisionedByAnnotation: .string(Self.name)],
            ],
            "spec": [
                "accessModes": object["spec"]?["accessModes"] ?? [],
                "capacity": ["storage": object["spec"]?["resources"]?["requests"]?["storage"] ?? "0"],
                "claimRef": [
                    "apiVersion": "v1", "kind": "PersistentVolumeClaim", "namespace": .string(claim.key.namespace),
                    "name": .string(claim.key.name), "uid": .string(claim.uid),
                    "resourceVersion": object[metadata: "resourceVersion"] ?? "",
                ],
                "csi": ["driver": "disk.lab.midwatch.dev", "volumeHandle": .string(name)],
                "persistentVolumeReclaimPolicy": .string(storageClass.reclaimPolicy),
                "storageClassName": .string(storageClass.name), "volumeMode": .string(claim.volumeMode),
            ],
        ]
    }

    // MARK: Taking away

    private mutating func delete(_ object: JSONValue, _ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        let volume = Volume(object)
        guard volume.provisionedBy == Self.name, volume.phase == "Released", volume.reclaimPolicy == "Delete" else {
            return nil
        }
        if let end = end(of: key, at: cluster.now, begin: {}) { return end }
        cluster.attemptDelete(key, uid: object.uid)
        return nil
    }
}
