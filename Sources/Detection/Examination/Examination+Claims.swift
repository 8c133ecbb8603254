import Foundation
import Incidents
import KubernetesModel

extension Examination {
    /// Looks at the claims that a workload's pods mount.
    mutating func examineClaims(of workload: Workload, _ pods: [Pod]) {
        for name in Set(pods.flatMap(\.spec.claimNames)).sorted() {
            guard let claim = snapshot.object(\.claims, named: name, in: workload.metadata.namespace),
                !isIgnored(claim.metadata)
            else { continue }
            examine(claim, isUsed: true)
        }
    }

    /// Looks at a claim that is not bound.
    ///
    /// A claim that waits for its first consumer is as it should be while no pod uses it; and when one does and no node
    /// takes that pod for other reasons, the claim is not to blame.
    mutating func examine(_ claim: PersistentVolumeClaim, isUsed: Bool) {
        if claim.metadata.deletionTimestamp != nil {
            if !isUsed { examineDeletion(of: claim) }
            return
        }
        let created = claim.metadata.creationTimestamp
        if claim.status.phase == "Lost" {
            return addClaim(claim, "ClaimLost", "the claim has lost its volume", since: nil)
        }
        guard claim.status.phase == "Pending", hasLasted(settings.claimGrace, since: created) else { return }
        let events = snapshot.events(about: claim.metadata.uid)
        let newest = events.first
        if let failure = events.first(where: { Self.claimFailures.contains($0.reason ?? "") && isRecent($0) }),
            newest?.reason != "WaitForFirstConsumer" || failure.isWarning && isUsed
        {
            return addClaim(
                claim, failure.reason ?? "", failure.message ?? "", since: failure.firstSeen, trust: failure.trust)
        }
        if isWaitingForConsumer(claim, newest) { return }
        addClaim(
            claim, newest?.reason ?? "Pending", newest?.message ?? "the claim has been pending since it was made",
            since: created)
    }

    /// Warnings, and of the Normal reasons those that mean that nobody will bind the claim.
    private static let claimFailures: Set<String> = [
        "ProvisioningFailed", "FailedBinding", "VolumeMismatch", "ClaimLost", "ClaimMisbound",
    ]

    private func isWaitingForConsumer(_ claim: PersistentVolumeClaim, _ newest: Event?) -> Bool {
        if ["WaitForFirstConsumer", "WaitForPodScheduled"].contains(newest?.reason) { return true }
        return snapshot.storageClass(of: claim)?.volumeBindingMode == "WaitForFirstConsumer"
    }

    private mutating func addClaim(
        _ claim: PersistentVolumeClaim, _ reason: String, _ message: String, since: Date?, trust: Trust = .controlPlane
    ) {
        add(
            Signal(
                kind: .claimPending, object: claim.reference, reason: reason, message: message, trust: trust,
                firstSeen: since ?? now, lastSeen: now))
    }
}
