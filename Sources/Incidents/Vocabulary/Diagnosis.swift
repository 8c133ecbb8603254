public import KubernetesModel

/// The root cause of an incident, as decided.
public struct Diagnosis: Codable, Hashable, Sendable {
    /// Who decided.
    public enum Decider: String, Codable, Hashable, Sendable, CaseIterable {
        case rules, model, both
    }

    public var category: Category
    /// One sentence.
    public var rootCause: String
    /// The same without what others said, for whoever approves an action. Nil where no rule said it.
    public var ownWords: String?
    /// The object at fault.
    public var object: ObjectReference
    /// 0 to 1.
    public var confidence: Double
    public var decidedBy: Decider
    /// The rule that decided, where rules did.
    public var rule: String?
    public var evidence: [Evidence]
    /// What people should do, where the repair is theirs.
    public var advice: String?

    public init(
        category: Category, rootCause: String, ownWords: String? = nil, object: ObjectReference, confidence: Double,
        decidedBy: Decider, rule: String? = nil, evidence: [Evidence], advice: String? = nil
    ) {
        self.category = category
        self.rootCause = rootCause
        self.ownWords = ownWords
        self.object = object
        self.confidence = confidence
        self.decidedBy = decidedBy
        self.rule = rule
        self.evidence = evidence
        self.advice = advice
    }

    /// The cause in one sentence, with who says so where that is a model.
    package var told: String {
        guard decidedBy == .model else { return rootCause }
        let percent = Int((confidence * 100).rounded())
        return "a language model thinks, with \(percent) % confidence: \(rootCause)"
    }
}
