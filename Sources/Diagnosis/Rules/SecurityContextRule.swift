public import Incidents
import KubernetesModel

/// A container cannot be created, because its image would run as root and its settings forbid that, or for another
/// setting that the runtime refuses.
///
/// - Condition: `CreateContainerConfigError` or `CreateContainerError` with a message that names nothing missing.
/// - Certainty: 1.0 for the kubelet's own check of `runAsNonRoot`, 0.7 for other refusals.
/// - Remedy: people. Which user may run is a decision of security.
/// - Tempting but wrong: taking `runAsNonRoot` away.
public struct SecurityContextRule: Rule {
    public let id = "container-refused"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.containerConfigInvalid).compactMap { signal in
            guard MissingReference(signal.message) == nil else { return nil }
            let container = signal.container ?? ""
            if signal.message.contains("runAsNonRoot") {
                let reason =
                    signal.message.contains("non-numeric")
                    ? "its image names its user by a word, so that cannot be verified" : "its image runs as root"
                return `case`.finding(
                    self, .securityContext, "container '\(container)' must not run as root, and \(reason)",
                    evidence: [`case`.evidence(signal)], certainty: 1,
                    advice: "Set a numeric runAsUser other than 0, or use an image that does not run as root.")
            }
            return `case`.finding(
                self, .crashConfig, "container '\(container)' cannot be created: \(said: signal.message)",
                evidence: [`case`.evidence(signal)], certainty: 0.7,
                advice: "Correct the container's settings that the message names.")
        }
    }
}
