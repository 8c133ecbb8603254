import Incidents
import KubernetesModel
import ModelExchange

/// What a model is asked about a case, and what it can cite in its answer.
struct Question: Hashable, Sendable {
    /// Nil: ``instructions``, or they are a part of the text.
    var instructions: String?
    var text: String
    /// With the ids that the text shows.
    var evidence: [Evidence]
    /// `a1` is the first.
    var actions: [Action]

    /// The question that a model was asked in a case.
    ///
    /// - Returns: nil where none was answered, or where not all of it is kept.
    init?(asked record: CaseRecord) {
        let answered = record.exchanges.last { $0.outcome == "answered" && $0.role != .critique }
        guard let role = answered?.role, !record.isCut else { return nil }
        let exchanges = record.exchanges.filter { $0.role == role }
        instructions = exchanges.lazy.compactMap(\.instructions).first
        text = exchanges.map(\.prompt).filter { !$0.isEmpty }.joined(separator: "\n\n")
        guard !text.isEmpty else { return nil }
        // A dossier of another shape than today's shows nothing that could be cited.
        evidence = (record.dossier["items"]?.arrayValue ?? []).compactMap { item in
            item["evidence"].flatMap { try? KubernetesJSON.decode(Evidence.self, from: $0) }
        }
        actions = (record.dossier["candidates"]?.arrayValue ?? []).compactMap {
            try? KubernetesJSON.decode(Action.self, from: $0)
        }
    }

    /// The answer that turned out right, in the form that models have to answer in.
    ///
    /// - Returns: nil where the question shows none of the evidence, or not the action: an example must not teach to
    ///   cite what was not seen.
    func answer(_ verified: VerifiedCase) -> OrderedJSON? {
        let diagnosis = verified.diagnosis
        guard let action = actions.firstIndex(where: { $0.isSame(as: verified.action) }) else { return nil }
        let cited = citations(of: verified)
        guard !cited.isEmpty else { return nil }
        let citations = cited.map { evidence -> OrderedJSON in
            // An example must not teach to repeat what anyone may have written into a log.
            let shows = evidence.trust == .workload ? "what \(evidence.source) says" : evidence.text
            return ["id": .string(evidence.id), "shows": .string(shows)]
        }
        return [
            "evidence": .array(citations),
            "root_cause": .string(diagnosis.rootCause),
            "category": .string(diagnosis.category.rawValue),
            "object": ["kind": .string(diagnosis.object.kind), "name": .string(diagnosis.object.name)],
            "confidence": .number(diagnosis.confidence),
            "plan": [.string("a\(action + 1)")],
            "advice": .string(diagnosis.advice ?? ""),
            "needs_more": false,
        ]
    }

    /// The items of the question that the diagnosis rests on; where it has words of its own for them, those that a
    /// model of the same mind cited.
    private func citations(of verified: VerifiedCase) -> [Evidence] {
        let diagnosed = shown(verified.diagnosis.evidence)
        guard diagnosed.isEmpty, let consultation = verified.incident.status.consultation,
            consultation.caseID == verified.record?.id, consultation.opinion?.category == verified.diagnosis.category
        else { return diagnosed }
        return shown(consultation.opinion?.evidence ?? [])
    }

    private func shown(_ cited: [Evidence]) -> [Evidence] {
        cited.compactMap { fact in evidence.first { $0.source == fact.source && $0.text == fact.text } }
    }
}

extension Action {
    /// Whether it does the same to the same object; a reference may tell more of the object than another.
    fileprivate func isSame(as other: Action) -> Bool {
        change == other.change && target.kind == other.target.kind && target.namespace == other.target.namespace
            && target.name == other.target.name
    }
}
