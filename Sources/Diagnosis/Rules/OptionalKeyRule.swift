import Detection
public import Incidents
import KubernetesModel

/// A container crashes again and again, and a key of a ConfigMap that it takes a variable from does not exist.
///
/// - Condition: a crash loop that no new revision explains, and a reference to a key that is marked as optional, so that
///   the container starts without it; the ConfigMap was read and lacks the key.
/// - Certainty: 0.75: that the key is missing is certain, that the crash comes from it is likely.
/// - Remedy: people add the key.
/// - Tempting but wrong: restarts, and a rollback: the older revision would find the same ConfigMap.
public struct OptionalKeyRule: Rule {
    public let id = "optional-key-missing"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.crashLoop).filter { !CrashAfterRevisionRule.explains($0, in: `case`) }.compactMap { signal in
            let container = `case`.container(of: signal)
            guard let missing = container?.missingKeys(in: `case`.snapshot, namespace: signal.object.namespace).first
            else { return nil }
            let reference = MissingReference(kind: "ConfigMap", name: missing.configMap, key: missing.key)
            return `case`.finding(
                self, .crashConfig,
                "container '\(signal.container ?? "")' ends again and again, and \(reference.sentence), which its variable \(chosen: missing.variable) refers to, does not exist",
                evidence: [
                    `case`.evidence(signal),
                    `case`.fact(
                        "the reference to \(reference.description) is optional, so the container starts without it",
                        of: signal.object),
                    `case`.lastWords(of: signal),
                ],
                certainty: 0.75, advice: reference.advice)
        }
    }
}
