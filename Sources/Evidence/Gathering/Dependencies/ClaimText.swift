import Detection
import Foundation
import Incidents
import KubernetesModel

/// A claim in a line.
enum ClaimText {
    static func text(_ claim: PersistentVolumeClaim, in snapshot: ClusterSnapshot, now: Date) -> String {
        let phase = claim.status.phase.isEmpty ? "no phase yet" : claim.status.phase
        var parts = [phase + (claim.spec.volumeName.map { $0.isEmpty ? "" : " to volume \($0)" } ?? "")]
        if let storageClass = snapshot.storageClass(of: claim) {
            parts.append(
                "storage class \(storageClass.metadata.name) of \(storageClass.provisioner)"
                    + (storageClass.volumeBindingMode.map { ", binds \($0)" } ?? ""))
        } else if let name = claim.spec.storageClassName, !name.isEmpty {
            let unseen = snapshot.unseen[StorageClass.resource.kind]
            parts.append("storage class \(name)" + (unseen == nil ? ", which does not exist" : ""))
        } else if claim.spec.storageClassName == nil {
            parts.append("no storage class, and there is no default one")
        }
        parts += claim.status.conditions.map { $0.summary(now: now) }
        return parts.joined(separator: "; ")
    }
}
