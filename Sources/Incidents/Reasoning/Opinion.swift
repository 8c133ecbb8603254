public import KubernetesModel

/// What a language model concluded, after everything in it that can be checked was checked: each object, action and
/// evidence id existed when it was asked. Its words stay words; nothing is done because of them.
public struct Opinion: Codable, Hashable, Sendable {
    public var category: Category
    /// One sentence, the model's own, freed of links and of names that were not seen.
    public var rootCause: String
    /// The object at fault.
    public var object: ObjectReference
    /// 0 to 1, as the model states it.
    public var confidence: Double
    /// What it cites, copied from the evidence it was given.
    public var evidence: [Evidence]
    /// What it would do, of the actions that it was offered.
    public var plan: [Action]
    /// What people should do.
    public var advice: String?
    /// What a second model has against it.
    public var objection: String?
    /// How many parts of the answer were dropped because they named something that does not exist.
    public var dropped: Int

    public init(
        category: Category, rootCause: String, object: ObjectReference, confidence: Double, evidence: [Evidence],
        plan: [Action] = [], advice: String? = nil, objection: String? = nil, dropped: Int = 0
    ) {
        self.category = category
        self.rootCause = rootCause
        self.object = object
        self.confidence = confidence
        self.evidence = evidence
        self.plan = plan
        self.advice = advice
        self.objection = objection
        self.dropped = dropped
    }

    /// Whether at least one cited fact was written by Kubernetes' own components, or measured.
    public var hasTrustedEvidence: Bool { evidence.contains { $0.trust != .workload } }
}
