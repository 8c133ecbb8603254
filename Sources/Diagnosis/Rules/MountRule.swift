import Detection
public import Incidents
import KubernetesModel

/// A volume of a pod cannot be attached or mounted.
///
/// - Condition: the kubelet's or the attach controller's event while the pod is set up, beyond its grace.
/// - Certainty: 1.0 where the message names what is missing, 0.9 for an attachment elsewhere, 0.7 for others.
/// - Remedy: people; but a whole ConfigMap or Secret that only the newest revision mounts is that revision's fault, so
///   it is rolled back.
/// - Tempting but wrong: deleting the pod or the claim, detaching by force while another node may still write.
public struct MountRule: Rule {
    public let id = "mount-failed"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.mountFailed).map { signal in
            if let missing = MissingReference(signal.message) { return missingObject(missing, signal, `case`) }
            if let missing = MissingReference.missingVolumeKey(signal.message) {
                return missingKey(missing, signal, `case`)
            }
            return other(signal, `case`)
        }
    }

    private func missingObject(_ missing: MissingReference, _ signal: Signal, _ case: Case) -> Finding {
        let older = `case`.revisions?.candidate?.template?.spec
        let isNew = missing.key == nil && older.map { !$0.refers(to: missing) } ?? false
        let rollback = isNew ? `case`.rollback : nil
        return `case`.finding(
            self, .configMissing, "\(missing.sentence), which pod '\(signal.object.name)' mounts, does not exist",
            evidence: [`case`.evidence(signal), rollback?.candidate.evidence],
            certainty: min(1, rollback?.candidate.certainty ?? 1), remedies: rollback.map { [$0.action] } ?? [],
            advice: rollback == nil ? missing.advice : nil)
    }

    private func missingKey(_ missing: (kind: String, key: String), _ signal: Signal, _ case: Case) -> Finding {
        let volume = signal.message.firstMatch(of: /for volume "([^"]+)"/).map { String($0.1) }
        let source = `case`.pod(of: signal)?.spec.volumes.first { $0.name == volume }
        let name = missing.kind == "Secret" ? source?.secret?.secretName : source?.configMap?.name
        let owner: Sentence =
            name.map { "\(missing.kind) '\($0)'" } ?? "the \(missing.kind) of volume '\(chosen: volume ?? "")'"
        return `case`.finding(
            self, .configMissing,
            "key '\(chosen: missing.key)' of \(owner), which pod '\(signal.object.name)' mounts, does not exist",
            evidence: [`case`.evidence(signal)], certainty: 1,
            advice: "Add the key '\(missing.key)', or correct the volume's items.")
    }

    private func other(_ signal: Signal, _ case: Case) -> Finding {
        let volume: Sentence =
            signal.message.firstMatch(of: /[Vv]olume "([^"]+)"/).map { " '\(chosen: String($0.1))'" } ?? ""
        let isAttachedElsewhere =
            signal.message.contains("Multi-Attach error") || signal.message.contains("already exclusively attached")
        let cause: Sentence =
            isAttachedElsewhere
            ? "volume\(volume) is still attached to another node, and only one may have it"
            : signal.message.contains("timed out waiting for the condition")
                ? "volume\(volume) is not attached or mounted in time"
                : "volume\(volume) cannot be mounted: \(said: signal.message)"
        return `case`.finding(
            self, .storage, "pod '\(signal.object.name)' cannot start: \(cause)", evidence: [`case`.evidence(signal)],
            certainty: isAttachedElsewhere ? 0.9 : 0.7,
            advice: isAttachedElsewhere
                ? "Let the pod that holds it end; a Deployment with such a volume wants the Recreate strategy."
                : "See the storage driver's pods on node '\(`case`.pod(of: signal)?.spec.nodeName ?? "")'.")
    }
}
