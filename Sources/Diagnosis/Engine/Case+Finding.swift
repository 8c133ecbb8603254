import Incidents
import KubernetesModel

extension Case {
    /// A finding of a rule on this case. One that names no remedy hands the incident to people, with the cause as the
    /// reason.
    func finding(
        _ rule: some Rule, _ category: Category, _ cause: Sentence, object: ObjectReference? = nil,
        evidence: [Evidence?], certainty: Double, remedies: [Action] = [], advice: String? = nil
    ) -> Finding {
        Finding(
            rule: rule.id, category: category, cause: cause.text, ownWords: cause.ownWords, object: object ?? target,
            evidence: evidence.compactMap(\.self), certainty: certainty,
            remedies: remedies.isEmpty ? [escalation(cause.ownWords)] : remedies, advice: advice)
    }

    /// The workload in a sentence: `deployment/checkout`.
    var name: String { target.shortName }
}
