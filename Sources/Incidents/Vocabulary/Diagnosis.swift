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
        category: Category, rootCause: String, object: ObjectReference, confidence: Double, decidedBy: Decider,
        rule: String? = nil, evidence: [Evidence], advice: String? = nil
    ) {
        self.category = category
        self.rootCause = rootCause
        self.object = object
        self.confidence = confidence
        self.decidedBy = decidedBy
        self.rule = rule
        self.evidence = evidence
        self.advice = advice
    }
}
