import Detection
public import Incidents
import KubernetesModel

/// A container cannot be created, because a ConfigMap, a Secret or a key that it refers to is missing.
///
/// - Condition: `CreateContainerConfigError` with the kubelet's message that names what is missing.
/// - Certainty: 1.0, the kubelet says it outright.
/// - Remedy: people restore what is missing. A whole object that only the newest revision refers to is that revision's
///   fault, so it is rolled back; a missing key is a fault of the configuration and is not hidden by going back.
/// - Tempting but wrong: deleting the pod, an empty Secret in its place, or marking the reference optional.
public struct ConfigurationRule: Rule {
    public let id = "config-missing"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.containerConfigInvalid).compactMap { signal in
            MissingReference(signal.message).map { finding($0, signal, `case`) }
        }
    }

    private func finding(_ missing: MissingReference, _ signal: Signal, _ case: Case) -> Finding {
        let older = `case`.revisions?.candidate?.template?.spec
        let isNew = missing.key == nil && older.map { !$0.refers(to: missing) } ?? false
        let rollback = isNew ? `case`.rollback : nil
        return `case`.finding(
            self, .configMissing,
            "\(missing.sentence), which container '\(signal.container ?? "")' refers to, does not exist",
            evidence: [`case`.evidence(signal), rollback?.candidate.evidence],
            certainty: min(1, rollback?.candidate.certainty ?? 1), remedies: rollback.map { [$0.action] } ?? [],
            advice: rollback == nil ? missing.advice : nil)
    }
}

extension MissingReference {
    /// What people should do.
    var advice: String {
        switch (kind, key) {
        case ("Secret", _): "Restore \(description) through the secret's manager; do not put an empty one in its place."
        case (_, let key?): "Add the key '\(key)' to the ConfigMap '\(name)', or correct the reference."
        default: "Create ConfigMap '\(name)' in the same namespace, or correct the reference."
        }
    }
}

extension PodSpec {
    /// Whether any container or volume names the object of a reference.
    func refers(to missing: MissingReference) -> Bool {
        let isSecret = missing.kind == "Secret"
        let inVolumes = volumes.contains {
            (isSecret ? $0.secret?.secretName : $0.configMap?.name) == missing.name
        }
        return inVolumes
            || (initContainers + containers).contains { container in
                container.env.contains {
                    (isSecret ? $0.valueFrom?.secretKeyRef : $0.valueFrom?.configMapKeyRef)?.name == missing.name
                } || container.envFrom.contains { (isSecret ? $0.secretRef : $0.configMapRef)?.name == missing.name }
            }
    }
}
