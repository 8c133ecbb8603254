import Evidence
import Incidents
import KubernetesModel

/// What a second model has against a plan.
struct CritiqueAnswer: Hashable, Sendable {
    /// The objection with the evidence that it cites; nil: none.
    var objection: String?
    var dropped: Int

    private static let maxLength = 400

    /// Checks an answer. An objection needs evidence that exists: without any it is none.
    init(_ text: String, dossier: Dossier) throws(AnswerProblem) {
        let answer = try AnswerProblem.parse(text)
        let evidence = CitedEvidence(answer["evidence"], dossier: dossier, limit: 8)
        let words = ProseCheck(dossier: dossier).check(answer["objection"]?.stringValue ?? "", limit: Self.maxLength)
        dropped = evidence.dropped + words.dropped
        guard answer["objects"]?.boolValue == true, !evidence.items.isEmpty, !words.text.isEmpty else { return }
        objection = "\(words.text) (\(evidence.items.map(\.id).joined(separator: ", ")))"
    }
}
