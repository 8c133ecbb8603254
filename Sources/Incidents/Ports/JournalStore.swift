public import Foundation
public import KubernetesModel

/// The history: every step of every incident, append-only, with the whole case behind each consultation of a model; and
/// the last full state of each Incident and ActionRequest, which outlives the resource in the cluster.
///
/// Nothing is carried out while the journal cannot be written: its implementations report that, they never swallow it.
public protocol JournalStore: Sendable {
    /// Appends a step, once: an entry whose ``JournalEntry/key`` is there already changes nothing.
    ///
    /// - Returns: whether the entry was new.
    @discardableResult
    func record(_ entry: JournalEntry) async throws -> Bool

    /// Appends the step ``JournalEntry/Kind/consulted`` with the case behind it, once: a case whose ``CaseRecord/id`` is
    /// there already changes nothing. The step holds a ``ConsultationStep``, and by its hash speaks for the case.
    ///
    /// - Parameters:
    ///   - record: Redacted. Of one that is larger than what is kept the long texts are cut.
    ///   - consultation: What came of it.
    ///   - incident: What was asked about.
    /// - Returns: whether the case was new.
    @discardableResult
    func record(_ record: CaseRecord, of consultation: Consultation, about incident: Incident) async throws -> Bool

    /// Keeps the full state of an incident in place of an earlier one.
    func upsert(_ incident: Incident) async throws

    /// Keeps the full state of an action request in place of an earlier one.
    func upsert(_ request: ActionRequest) async throws

    /// The steps of what a query selects, oldest first; where there are more than its limit, the newest ones.
    func entries(_ query: JournalQuery) async throws -> [JournalEntry]

    /// The incidents that a query selects, newest first.
    func incidents(_ query: JournalQuery) async throws -> [Incident]

    /// The action requests that a query selects, newest first.
    func actions(_ query: JournalQuery) async throws -> [ActionRequest]

    /// The cases of an incident that are still kept, oldest first; at most the newest 20.
    func cases(of incident: NamespacedName) async throws -> [CaseRecord]

    /// What models have cost since a time, also in earlier runs of the process.
    ///
    /// - Parameter incident: Nil: all incidents.
    func spent(since: Date, on incident: NamespacedName?) async throws -> Spending

    /// Verified outcomes, newest first, each action's once: of an action that was carried out, its verification passed
    /// or failed. A person's confirmation is none: nothing records one.
    func outcomes(_ query: OutcomeQuery, limit: Int) async throws -> [VerifiedOutcome]

    /// The newest 10,000 outcomes, counted by kind.
    func trackRecord(_ query: OutcomeQuery) async throws -> TrackRecord

    /// Incidents that are over and were acted on with a verified outcome, the most alike first, of those as alike the
    /// newest. Of each the last outcome counts; incidents without one never speak.
    ///
    /// - Parameters:
    ///   - features: Of the incident at hand.
    ///   - namespace: Its namespace: what happened in others does not count.
    ///   - query: Its namespace is not looked at.
    func similar(
        to features: IncidentFeatures, in namespace: String, among query: OutcomeQuery, limit: Int
    ) async throws -> [PastIncident]

    /// Tries a write; throws the reason why the journal cannot be written.
    func checkWritable() async throws
}

/// Which part of the journal to read.
public struct JournalQuery: Hashable, Sendable {
    /// Nil: every namespace.
    public var namespace: String?
    /// The incident's name. Nil: every incident.
    public var incident: String?
    /// Nothing that is older.
    public var since: Date?
    /// At most so many.
    public var limit: Int

    public init(namespace: String? = nil, incident: String? = nil, since: Date? = nil, limit: Int = 200) {
        self.namespace = namespace
        self.incident = incident
        self.since = since
        self.limit = limit
    }
}
