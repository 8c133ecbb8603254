public import Foundation

/// The history: every step of every incident, append-only, and the last full state of each Incident and ActionRequest,
/// which outlives the resource in the cluster.
///
/// Nothing is carried out while the journal cannot be written: its implementations report that, they never swallow it.
public protocol JournalStore: Sendable {
    /// Appends a step, once: an entry whose ``JournalEntry/key`` is there already changes nothing.
    ///
    /// - Returns: whether the entry was new.
    @discardableResult
    func record(_ entry: JournalEntry) async throws -> Bool

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
