internal import Foundation
internal import KubernetesModel

/// Binds claims to volumes: pkg/controller/volume/persistentvolume/pv_controller.go.
struct VolumeBinder: ClusterPart {
    let component = "persistentvolume-controller"
    private var cache = VolumeCache()

    /// How often a claim without a volume is looked at again, and what is wrong with it said: the flag
    /// `--pvclaimbinder-sync-period`.
    static let resync: TimeInterval = 15

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        guard let key = change.key else { return [] }
        switch change.resource {
        case .persistentVolumeClaims:
            // The claim's volume is free where the claim is gone.
            return [key] + volumes(of: cluster.value(change.new ?? change.old, change.resource))
        case .persistentVolumes:
            return [key] + claims(in: cluster)
        case .storageClasses: return claims(in: cluster)
        case .pods:
            guard change.old?.boundNode != change.new?.boundNode || change.old == nil,
                let pod = cluster.value(change.new, .pods)
            else { return [] }
            return PodVolumes.claims(of: pod).map {
                ObjectKey(.persistentVolumeClaims, namespace: key.namespace, name: $0)
            }
        default: return []
        }
    }

    private func volumes(of claim: JSONValue?) -> [ObjectKey] {
        let name = claim?["spec"]?["volumeName"]?.stringValue ?? ""
        return name.isEmpty ? [] : [ObjectKey(.persistentVolumes, name: name)]
    }

    private func claims(in cluster: ClusterAccess) -> [ObjectKey] {
        cluster.server.store.objects(.persistentVolumeClaims).objects.objects().map {
            ObjectKey(.persistentVolumeClaims, namespace: $0.content.namespace, name: $0.content.name)
        }
    }

    mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        let objects = cache.objects(in: cluster)
        if key.resource == .persistentVolumes {
            if let volume = objects.volume(key.name) {
                VolumeState(volume: volume, objects: objects, cluster: cluster).settle()
            }
            return nil
        }
        guard let claim = objects.claims[key], let object = cluster.object(key) else { return nil }
        let binding = ClaimBinding(claim: claim, object: object, objects: objects, cluster: cluster)
        guard !claim.hasCompletedBinding else {
            binding.settleBound()
            return nil
        }
        return binding.settleUnbound() ? nil : cluster.now.addingTimeInterval(Self.resync)
    }
}
