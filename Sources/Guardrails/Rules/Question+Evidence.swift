import Incidents

/// How sure it is that the action is the right one.
extension Question {
    var evidenceObjections: [Objection] {
        var objections: [Objection] = []
        if !proposal.hasTrustedEvidence {
            objections.append(
                Objection(
                    .ask, by: "guardrail/evidence",
                    "no fact from the control plane or a measurement supports \(proposal.action.kind.rawValue)"))
        }
        if proposal.decidedBy == .model {
            objections.append(
                Objection(.ask, by: "guardrail/model-alone", "only a language model chose it, so a person decides"))
        }
        if proposal.category == .unknown {
            objections.append(Objection(.ask, by: "guardrail/unknown-cause", "the cause is not known"))
        }
        for terms in terms where !(terms.minConfidence...1 ~= proposal.confidence) {
            let confidence = (proposal.confidence * 1000).rounded(.down) / 1000
            objections.append(
                Objection(
                    .ask, by: "policy/\(terms.name)",
                    "confidence \(confidence) is below the \(terms.minConfidence) that policy \(terms.name) asks for"))
        }
        return objections
    }
}
