import Foundation
import Incidents
import KubernetesModel

extension Examination {
    /// A pod that is being deleted: its deletion time is when its own grace period ends, so until then all is well. On
    /// a node that is down it cannot go, and that is the node's trouble.
    mutating func examineTermination(of pod: Pod) {
        guard let end = pod.metadata.deletionTimestamp, !isDown(pod.spec.nodeName),
            hasLasted(settings.terminationGrace, since: end)
        else { return }
        addDeletion(pod.reference, pod.metadata, since: end)
    }

    /// Any other object that is being deleted and does not go.
    mutating func examineDeletion(of object: some KubernetesObject) {
        examineDeletion(of: object.reference, object.metadata)
    }

    /// Any other object that is being deleted and does not go.
    mutating func examineDeletion(of reference: ObjectReference, _ metadata: ObjectMeta) {
        guard let since = metadata.deletionTimestamp, hasLasted(settings.deletionGrace, since: since) else { return }
        addDeletion(reference, metadata, since: since)
    }

    private mutating func addDeletion(_ reference: ObjectReference, _ metadata: ObjectMeta, since: Date) {
        let finalizers = metadata.finalizers.joined(separator: ", ")
        add(
            Signal(
                kind: .stuckTerminating, object: reference, reason: "Terminating",
                message: finalizers.isEmpty
                    ? "the object is being deleted and does not go"
                    : "the object is being deleted and waits for the finalizers \(finalizers)",
                firstSeen: since, lastSeen: now))
    }
}
