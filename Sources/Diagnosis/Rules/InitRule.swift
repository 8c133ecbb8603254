public import Incidents
import KubernetesModel

/// An init container runs without coming to its end, most often because it waits for something that is not there.
///
/// - Condition: an init container has run longer than its grace.
/// - Certainty: 0.75 where it began with the newest revision, 0.6 otherwise: what it waits for is in its log.
/// - Remedy: roll back where it began with the newest revision, else people.
/// - Tempting but wrong: deleting the pod; waiting for a Warning event, of which there will be none.
public struct InitRule: Rule {
    public let id = "init-stuck"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.initStuck).map { signal in
            let container = signal.container ?? ""
            let rollback = `case`.followsRevision(signal) ? `case`.rollback : nil
            return `case`.finding(
                self, .crashDependency,
                "init container '\(container)' of pod '\(signal.object.name)' runs without coming to its end",
                evidence: [`case`.evidence(signal), rollback?.candidate.evidence],
                certainty: rollback == nil ? 0.6 : 0.75, remedies: rollback.map { [$0.action] } ?? [],
                advice:
                    "Read its log: kubectl logs \(signal.object.name) -c \(container). It may wait for a service."
            )
        }
    }
}
