public import Foundation
public import KubernetesModel

extension PersistentVolumeClaim {
    /// A claim.
    public static func make(
        _ name: String = "data", phase: String = "Pending", storageClass: String? = nil, age: TimeInterval = 600
    ) -> PersistentVolumeClaim {
        var claim = PersistentVolumeClaim()
        claim.metadata = ObjectMeta(name: name, namespace: "shop")
        claim.metadata.uid = UID("uid-claim-\(name)")
        claim.metadata.creationTimestamp = .ago(age)
        claim.spec.storageClassName = storageClass
        claim.status.phase = phase
        return claim
    }
}
