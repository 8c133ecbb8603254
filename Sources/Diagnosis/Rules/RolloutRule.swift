import Detection
public import Incidents
import KubernetesModel

/// A rollout has made no progress within its deadline, and nothing closer says why.
///
/// - Condition: `Progressing` is False, and no signal of pods, claims or refusals: a stuck rollout is a symptom, so
///   what its pods say comes first.
/// - Certainty: 0.85 at most.
/// - Remedy: roll back to the last revision that was available, else people.
/// - Tempting but wrong: deleting the old replica set, which may be the one that serves; a longer deadline.
public struct RolloutRule: Rule {
    public let id = "rollout-stuck"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        let symptoms: Set<Signal.Kind> = [.rolloutStuck, .replicasUnavailable, .autoscalerFailing, .warningEvent]
        guard let signal = `case`.signals(.rolloutStuck).first,
            `case`.signals.allSatisfy({ symptoms.contains($0.kind) })
        else { return [] }
        let rollback = `case`.rollback
        let revision = `case`.revisions.map { " to revision \($0.current)" } ?? ""
        return [
            `case`.finding(
                self, .rollout,
                "the rollout of \(`case`.name)\(revision) has made no progress within its deadline",
                evidence: [`case`.evidence(signal), rollback?.candidate.evidence],
                certainty: rollback.map { min(0.85, $0.candidate.certainty) } ?? 0.8,
                remedies: rollback.map { [$0.action] } ?? [],
                advice: rollback == nil ? "Look at the pods of the newest replica set." : nil)
        ]
    }
}
