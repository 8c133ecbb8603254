internal import Foundation
internal import KubernetesModel

/// The default StorageClass that a cluster's installer puts there.
struct StandardStorageClass: ClusterPart {
    let component = "lab"

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        // It comes with the cluster, and does not come again when somebody takes it away.
        guard change.resource == NamespaceLifecycle.resource, change.old == nil,
            change.new?.name == "kube-system"
        else { return [] }
        return [ObjectKey(.storageClasses, name: Self.object.name)]
    }

    func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard cluster.object(key) == nil else { return nil }
        cluster.attemptCreate(Self.object, .storageClasses)
        return nil
    }

    static let object: JSONValue = [
        "apiVersion": "storage.k8s.io/v1", "kind": "StorageClass",
        "metadata": [
            "name": "standard", "annotations": ["storageclass.kubernetes.io/is-default-class": "true"],
        ],
        "provisioner": .string(Provisioner.name), "reclaimPolicy": "Delete", "volumeBindingMode": "Immediate",
        "allowVolumeExpansion": true,
    ]
}
