public import ModelExchange

/// What the step ``JournalEntry/Kind/consulted`` says: what came of asking a model, what it cost, and which case is
/// behind it.
public struct ConsultationStep: Codable, Hashable, Sendable {
    public var consultation: Consultation
    /// The ``CaseRecord/id``.
    public var caseID: String
    /// SHA-256 of the case's JSON as the journal keeps it, in hexadecimal digits: who holds the step can tell whether
    /// the case was altered.
    public var caseHash: String
    /// How many requests were made.
    public var exchanges: Int
    /// Over all requests.
    public var usage: TokenUsage
    /// Over all requests whose price is known, in millionths of the configured currency.
    public var cost: Int

    /// - Parameters:
    ///   - consultation: What came of it.
    ///   - record: The whole case, before anything of it was cut.
    ///   - caseHash: Of the case as it is kept.
    public init(_ consultation: Consultation, record: CaseRecord, caseHash: String) {
        self.consultation = consultation
        self.caseHash = caseHash
        caseID = record.id
        exchanges = record.exchanges.count
        usage = record.usage
        cost = record.cost
    }
}
