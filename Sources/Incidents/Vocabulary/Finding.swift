public import KubernetesModel

/// What a rule concludes.
public struct Finding: Codable, Hashable, Sendable {
    /// The rule that concluded it: `image-unavailable`.
    public var rule: String
    public var category: Category
    /// The root cause in one sentence, with the names that matter.
    public var cause: String
    /// The same without what others said, for whoever approves an action. Nil where no rule said it.
    public var ownWords: String?
    /// The object at fault, which need not be the one that shows it.
    public var object: ObjectReference
    public var evidence: [Evidence]
    /// 0 to 1: how sure the rule is. 1 is what the control plane says outright.
    public var certainty: Double
    /// Actions that may repair it, best first. Empty where only people can.
    public var remedies: [Action]
    /// What people should do, where no action repairs it or none is allowed.
    public var advice: String?

    public init(
        rule: String, category: Category, cause: String, ownWords: String? = nil, object: ObjectReference,
        evidence: [Evidence], certainty: Double, remedies: [Action] = [], advice: String? = nil
    ) {
        self.rule = rule
        self.category = category
        self.cause = cause
        self.ownWords = ownWords
        self.object = object
        self.evidence = evidence
        self.certainty = certainty
        self.remedies = remedies
        self.advice = advice
    }
}
