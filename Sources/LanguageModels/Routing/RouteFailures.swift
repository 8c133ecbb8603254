import ModelExchange

/// What went wrong along one route, and whether the next model is asked. Pure.
struct RouteFailures {
    private var failures: [(target: ModelTarget, error: ModelError)] = []

    /// Takes in a failure.
    ///
    /// - Returns: whether another model may do better.
    mutating func add(_ error: ModelError, of target: ModelTarget) -> Bool {
        failures.append((target, error))
        switch error.code {
        case .budgetExhausted, .spendLimit, .unauthorized, .rateLimited, .unavailable, .timedOut, .invalidResponse,
            .tooLarge, .circuitOpen:
            return true
        case .invalidRequest:
            // One provider may not take what another does; where two do not, it is the request's fault.
            return failures.count { $0.error.code == .invalidRequest } < 2
        case .notConfigured, .notRecorded:
            return false
        }
    }

    /// The error for whoever asked: that of the model which is asked first, with what all the others said.
    func error(_ role: ModelRole) -> ModelError {
        guard let first = failures.first else { return .notConfigured(role) }
        guard failures.count > 1 else { return first.error }
        let told = failures.map { "\($0.target): \($0.error.message)" }.joined(separator: "; ")
        return ModelError(
            first.error.code, "no model answered the \(role.rawValue): \(told)",
            retryAfter: failures.compactMap(\.error.retryAfter).min())
    }
}
