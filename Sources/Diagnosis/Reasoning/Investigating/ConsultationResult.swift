public import Incidents
public import ModelExchange

/// What came of asking a model about an incident.
public struct ConsultationResult: Sendable {
    /// Nil where there is no usable answer.
    public var opinion: Opinion?
    /// Why there is none; nil where the answer itself could not be used.
    public var failure: ModelError.Code?
    /// Why there is none, in one sentence.
    public var reason: String?
    /// Who gave the answer.
    public var provider: String?
    public var model: String?
    /// Over all requests.
    public var usage = TokenUsage()
    /// In millionths of the configured currency; nil where no request has a price.
    public var cost: Int?
    public var lookups = 0
    /// Whether something in the evidence speaks to a model instead of about the workload.
    public var isSuspicious = false
    /// Everything that was asked and answered.
    public var record: CaseRecord

    public init(record: CaseRecord) { self.record = record }
}
