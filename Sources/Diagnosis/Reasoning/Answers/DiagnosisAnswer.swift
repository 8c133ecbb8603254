import Evidence
import Incidents
import KubernetesModel

/// A model's diagnosis after each part of it was checked against the dossier. What does not exist there is dropped and
/// counted; what is left is an opinion, and nothing more.
struct DiagnosisAnswer: Hashable, Sendable {
    var opinion: Opinion
    /// Whether the model thinks that a closer look would change its answer.
    var needsMore: Bool

    /// The most of each that an answer may hold; what is beyond is dropped.
    private static let maxEvidence = 8
    private static let maxPlan = 2
    private static let maxSentence = 400
    private static let maxAdvice = 600

    /// Checks an answer.
    ///
    /// - Parameters:
    ///   - text: What the model wrote.
    ///   - dossier: What it was given, with what it looked up.
    /// - Throws: an ``AnswerProblem`` where it is no answer at all.
    init(_ text: String, dossier: Dossier) throws(AnswerProblem) {
        let answer = try AnswerProblem.parse(text)
        var dropped = 0
        let evidence = CitedEvidence(answer["evidence"], dossier: dossier, limit: Self.maxEvidence)
        dropped += evidence.dropped

        let prose = ProseCheck(dossier: dossier)
        let cause = prose.check(answer["root_cause"]?.stringValue ?? "", limit: Self.maxSentence)
        let advice = prose.check(answer["advice"]?.stringValue ?? "", limit: Self.maxAdvice)
        dropped += cause.dropped + advice.dropped

        let statedCategory = answer["category"]?.stringValue.flatMap(Category.init(rawValue:))
        if statedCategory == nil { dropped += 1 }
        // A cause that could not be told without names that do not exist is none.
        let isTold = !cause.text.isEmpty
        let category = isTold ? statedCategory ?? .unknown : .unknown

        let object = Self.object(answer["object"], in: dossier)
        if object == nil { dropped += 1 }

        let plan = Self.plan(answer["plan"], candidates: dossier.candidates)
        dropped += plan.dropped

        opinion = Opinion(
            category: category, rootCause: isTold ? cause.text : "The model names no cause that can be checked.",
            object: object ?? dossier.target, confidence: isTold ? Self.confidence(answer["confidence"]) : 0,
            evidence: evidence.items, plan: category == .unknown ? [] : plan.actions,
            advice: advice.text.isEmpty ? nil : advice.text, dropped: dropped)
        needsMore = answer["needs_more"]?.boolValue ?? false
    }

    private static func object(_ value: JSONValue?, in dossier: Dossier) -> ObjectReference? {
        guard let kind = value?["kind"]?.stringValue, let name = value?["name"]?.stringValue else { return nil }
        let known = [dossier.target] + dossier.objects.map(\.reference)
        return known.first { $0.kind.lowercased() == kind.lowercased() && $0.name == name }
    }

    /// A stated confidence in 0 to 1; no number counts as none.
    private static func confidence(_ value: JSONValue?) -> Double {
        let stated: Double? =
            switch value {
            case .number(let number)?: number
            case .integer(let number)?: Double(number)
            default: nil
            }
        guard let stated, stated.isFinite else { return 0 }
        return min(max(stated, 0), 1)
    }

    /// The candidates of ids `a1`, `a2` ...; each once.
    private static func plan(_ value: JSONValue?, candidates: [Action]) -> (actions: [Action], dropped: Int) {
        var actions: [Action] = []
        var dropped = 0
        for id in value?.arrayValue ?? [] {
            let action = id.stringValue.flatMap { id in
                candidates.indices.first { "a\($0 + 1)" == id }.map { candidates[$0] }
            }
            if let action, actions.count < maxPlan, !actions.contains(action) {
                actions.append(action)
            } else {
                dropped += 1
            }
        }
        return (actions, dropped)
    }
}
