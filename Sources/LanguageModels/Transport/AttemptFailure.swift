import ModelExchange

/// Why one attempt at a provider brought no reply, and what follows from that.
struct AttemptFailure: Error, Hashable {
    var error: ModelError
    /// Whether the same request may succeed when it is sent again after a while.
    var isWorthRetrying: Bool
    /// Whether the provider may charge for the attempt nevertheless: it got the request and did not turn it down.
    var mayBeCharged: Bool
    /// Whether the provider turned the request down because of how it asks for JSON.
    var refusesAnswerFormat = false

    /// A failure before the request reached the provider, or in which the provider turned it down.
    static func uncharged(_ error: ModelError, isWorthRetrying: Bool = false) -> AttemptFailure {
        AttemptFailure(error: error, isWorthRetrying: isWorthRetrying, mayBeCharged: false)
    }

    /// A failure after the provider began to answer.
    static func insideOfSuccess(_ error: ModelError) -> AttemptFailure {
        switch error.code {
        case .unavailable, .timedOut:
            AttemptFailure(error: error, isWorthRetrying: true, mayBeCharged: true)
        case .invalidResponse, .tooLarge:
            AttemptFailure(error: error, isWorthRetrying: false, mayBeCharged: true)
        case .rateLimited:
            .uncharged(error, isWorthRetrying: true)
        case .notConfigured, .budgetExhausted, .spendLimit, .unauthorized, .invalidRequest, .circuitOpen, .notRecorded:
            .uncharged(error)
        }
    }
}
