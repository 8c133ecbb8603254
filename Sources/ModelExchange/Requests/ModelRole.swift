/// What a model is asked for. Each role has a route of its own: a small model for triage, a larger one for an
/// investigation, another one to criticise a plan.
public enum ModelRole: String, Codable, Hashable, Sendable, CaseIterable {
    /// One answer from the evidence that was gathered.
    case triage
    /// An answer after asking for more through tools.
    case investigation
    /// Objections to a plan that others made.
    case critique
}
