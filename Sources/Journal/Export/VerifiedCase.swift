public import Incidents

/// All that is known of one action whose outcome was verified: what it was about, what was concluded, what was done,
/// and what came of it.
public struct VerifiedCase: Codable, Hashable, Sendable {
    /// Over, and as it ended.
    public var incident: Incident
    /// The one that was acted on.
    public var diagnosis: Diagnosis
    public var action: Action
    public var outcome: VerifiedOutcome
    /// The last consultation of a model before the action, where one is kept.
    public var record: CaseRecord?

    public init(
        incident: Incident, diagnosis: Diagnosis, action: Action, outcome: VerifiedOutcome, record: CaseRecord? = nil
    ) {
        self.incident = incident
        self.diagnosis = diagnosis
        self.action = action
        self.outcome = outcome
        self.record = record
    }
}
