public import Incidents

/// An action that is to be judged, with what the judgement rests on.
public struct Proposal: Hashable, Sendable {
    /// The ActionRequest's name: its own record does not count against it.
    public var request: String
    /// The incident's name, in the target's namespace.
    public var incident: String
    public var action: Action
    public var category: Category
    /// 0 to 1; anything else counts as no confidence.
    public var confidence: Double
    /// Nil where it is not known, which keeps the action from being automatic.
    public var blastRadius: ActionRequest.BlastRadius?
    /// Whether at least one fact comes from the control plane or from a measurement, and so not from the workload alone.
    public var hasTrustedEvidence: Bool
    /// Who chose the action: the rules, a language model alone, or both.
    public var decidedBy: Diagnosis.Decider

    public init(
        request: String, incident: String, action: Action, category: Category, confidence: Double,
        blastRadius: ActionRequest.BlastRadius?, hasTrustedEvidence: Bool, decidedBy: Diagnosis.Decider = .rules
    ) {
        self.request = request
        self.incident = incident
        self.action = action
        self.category = category
        self.confidence = confidence
        self.blastRadius = blastRadius
        self.hasTrustedEvidence = hasTrustedEvidence
        self.decidedBy = decidedBy
    }

    /// What a diagnosis proposes.
    public init(
        request: String, incident: String, action: Action, diagnosis: Diagnosis,
        blastRadius: ActionRequest.BlastRadius?
    ) {
        self.init(
            request: request, incident: incident, action: action, category: diagnosis.category,
            confidence: diagnosis.confidence, blastRadius: blastRadius,
            hasTrustedEvidence: diagnosis.evidence.contains { $0.trust != .workload }, decidedBy: diagnosis.decidedBy)
    }
}
