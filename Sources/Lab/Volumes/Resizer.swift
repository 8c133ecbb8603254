internal import Foundation
internal import KubernetesModel

/// Lets the Lab's disks grow, as the sidecar external-resizer and the kubelets do.
struct Resizer: ClusterPart {
    let component = "external-resizer \(Provisioner.name)"
    private var started: [ObjectKey: Date] = [:]

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        guard let key = change.key else { return [] }
        switch change.resource {
        case .persistentVolumeClaims: return [key]
        case .pods:
            // The file system grows where a pod has it.
            guard change.old?.boundNode != change.new?.boundNode, let pod = cluster.value(change.new, .pods) else {
                return []
            }
            return PodVolumes.claims(of: pod).map {
                ObjectKey(.persistentVolumeClaims, namespace: key.namespace, name: $0)
            }
        default: return []
        }
    }

    mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard let object = cluster.object(key), let (volume, disk) = volume(of: Claim(object), in: cluster) else {
            started[key] = nil
            return nil
        }
        let wanted = ResourceAmounts(object["spec"]?["resources"]?["requests"])["storage"]
        let current = ResourceAmounts(object["status"]?["capacity"])["storage"]
        guard wanted > current, current > 0, let request = object["spec"]?["resources"]?["requests"]?["storage"] else {
            started[key] = nil
            return nil
        }
        if volume.capacity < wanted {
            guard let since = started[key] else {
                started[key] = cluster.now
                begin(object, key, volume.name, in: cluster)
                return cluster.now.addingTimeInterval(Provisioner.delay)
            }
            let end = since.addingTimeInterval(Provisioner.delay)
            guard end <= cluster.now else { return end }
            grow(disk, to: request, object, key, in: cluster)
        }
        started[key] = nil
        if isUsed(key, in: cluster) { finish(request, object, key, volume.name, in: cluster) }
        return nil
    }

    private func volume(of claim: Claim, in cluster: ClusterAccess) -> (Volume, ObjectKey)? {
        guard claim.isBound, let name = claim.volumeName else { return nil }
        let key = ObjectKey(.persistentVolumes, name: name)
        guard let volume = cluster.object(key).map(Volume.init), volume.provisionedBy == Provisioner.name else {
            return nil
        }
        return (volume, key)
    }

    private func begin(_ claim: JSONValue, _ key: ObjectKey, _ volume: String, in cluster: ClusterAccess) {
        cluster.record(.normal, "Resizing", "External resizer is resizing volume \(volume)", on: claim)
        cluster.updateStatus(key) { status in
            Conditions.set("Resizing", "True", reason: nil, message: nil, in: &status, at: cluster.now)
        }
    }

    private func grow(
        _ disk: ObjectKey, to request: JSONValue, _ claim: JSONValue, _ key: ObjectKey, in cluster: ClusterAccess
    ) {
        cluster.attemptUpdate(disk) { $0[path: "spec", "capacity", "storage"] = request }
        cluster.record(
            .normal, "FileSystemResizeRequired", "Require file system resize of volume on node", on: claim)
        cluster.updateStatus(key) { status in
            let message = "Waiting for user to (re-)start a pod to finish file system resize of volume on node."
            status["conditions"] = nil
            Conditions.set(
                "FileSystemResizePending", "True", reason: nil, message: message, in: &status, at: cluster.now)
        }
    }

    private func isUsed(_ key: ObjectKey, in cluster: ClusterAccess) -> Bool {
        cluster.objects(.pods, in: key.namespace) { !$0.boundNode.isEmpty }.contains { pod in
            PodVolumes.claims(of: pod).contains(key.name)
                && !["Succeeded", "Failed"].contains(pod["status"]?["phase"]?.stringValue)
        }
    }

    private func finish(
        _ request: JSONValue, _ claim: JSONValue, _ key: ObjectKey, _ volume: String, in cluster: ClusterAccess
    ) {
        cluster.updateStatus(key) { status in
            status["conditions"] = nil
            status[path: "capacity", "storage"] = request
        }
        cluster.record(
            .normal, "FileSystemResizeSuccessful",
            "MountVolume.NodeExpandVolume succeeded for volume \"\(volume)\"", on: claim)
    }
}
