import Detection
public import Incidents
import KubernetesModel

/// A claim is not bound, or has lost its volume.
///
/// - Condition: a claim is pending beyond its grace, and not because it waits for a first consumer.
/// - Certainty: 1.0 where the controller's event or the absence of a class says why, 0.7 where nothing does.
/// - Remedy: people. Claims and volumes are never changed.
/// - Tempting but wrong: deleting the claim, or making it anew: what it was bound to may hold data.
public struct ClaimRule: Rule {
    public let id = "claim-not-bound"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.claimPending).compactMap { signal in
            guard let claim = `case`.snapshot.object(\.claims, named: signal.object.name, in: signal.object.namespace)
            else { return nil }
            let (cause, certainty, advice) = cause(signal, claim, `case`)
            return `case`.finding(
                self, .storage, "claim '\(claim.metadata.name)' \(cause)", object: claim.reference,
                evidence: [`case`.evidence(signal)], certainty: certainty, advice: advice)
        }
    }

    private func cause(
        _ signal: Signal, _ claim: PersistentVolumeClaim, _ case: Case
    ) -> (text: Sentence, certainty: Double, advice: String) {
        if signal.reason == "ClaimLost" {
            return ("has lost its volume", 1, "Restore the volume from a backup; do not make the claim anew.")
        }
        if signal.reason == "VolumeMismatch" || signal.message.contains("already bound to a different claim") {
            return (
                "cannot be bound to the volume it names: \(said: signal.message)", 1,
                "Correct the claim's volume name, size or mode."
            )
        }
        let areClassesSeen = `case`.snapshot.unseen[StorageClass.resource.kind] == nil
        if let name = claim.spec.storageClassName, !name.isEmpty,
            signal.message.contains("\"\(name)\" not found")
                || areClassesSeen && `case`.snapshot.storageClass(of: claim) == nil
        {
            return (
                "asks for the storage class '\(name)', which does not exist", 1,
                "Create the class, or the claim with another one while it holds no data."
            )
        }
        if signal.message.contains("no storage class is set")
            || claim.spec.storageClassName == nil && areClassesSeen && `case`.snapshot.storageClass(of: claim) == nil
        {
            return (
                "names no storage class, there is no default one, and no volume fits it", 1,
                "Name a class, or mark one as the default."
            )
        }
        if signal.reason == "ProvisioningFailed" {
            return (
                "cannot be provisioned: \(said: signal.message)", 0.95,
                "See the provisioner's log; quota and rights are common."
            )
        }
        if signal.reason == "ExternalProvisioning" {
            return (
                "waits for its external provisioner, which does not answer", 0.9,
                "See whether the provisioner's controller runs."
            )
        }
        if claim.spec.storageClassName == "" {
            return ("wants a volume made by hand, and none fits it", 0.9, "Make the volume, or name a class.")
        }
        return (
            "is not bound, and nothing says why: \(said: signal.message)", 0.7,
            "See whether the storage class's provisioner runs."
        )
    }
}
