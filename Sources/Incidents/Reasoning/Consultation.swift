public import Foundation
public import ModelExchange

/// What came of asking a language model about an incident, as the incident's status keeps it.
public struct Consultation: Codable, Hashable, Sendable {
    public enum State: String, Codable, Hashable, Sendable {
        /// It is being asked.
        case asking = "Asking"
        case answered = "Answered"
        /// There is no usable answer; ``Consultation/reason`` says why.
        case failed = "Failed"
    }

    public var state: State
    /// What was asked about: changes with the signals and findings, so that the same question is not asked twice.
    public var question: String
    /// How often a model was asked about this incident.
    public var count: Int
    /// When it was asked last.
    public var at: Date
    public var opinion: Opinion?
    /// Why there is no answer, in one sentence.
    public var reason: String?
    /// How the rules and the model stood to each other when it answered.
    public var agreement: Agreement?
    /// The provider's name as OpenTelemetry has it, and the model that gave the answer.
    public var provider: String?
    public var model: String?
    /// Tokens over all requests of this consultation.
    public var usage: TokenUsage?
    /// Of the configured currency, in millionths; nil where no price is configured.
    public var cost: Int?
    /// How often it looked closer.
    public var lookups: Int?
    /// Whether something that the workload wrote speaks to a model instead of about itself: then nothing is done
    /// without a person.
    public var isSuspicious: Bool
    /// The case in the journal: everything that was asked and answered.
    public var caseID: String?

    public init(state: State, question: String, count: Int, at: Date) {
        self.state = state
        self.question = question
        self.count = count
        self.at = at
        isSuspicious = false
    }
}
