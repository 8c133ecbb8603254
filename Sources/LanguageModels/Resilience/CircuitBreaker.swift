import Foundation
import ModelExchange

/// Whether a provider is asked at all. Pure: the time is given.
///
/// Closed, everything passes. Open, nothing does until a time. Then one request is let through to try: its success
/// closes the circuit, its failure opens it again.
struct CircuitBreaker {
    /// The permission to send one request; what came of it has to be told.
    struct Ticket: Hashable {
        fileprivate var generation: Int
    }

    /// Why the circuit is open, and until when.
    struct Opening: Hashable {
        var until: Date
        var cause: ModelError
        /// The credential that was refused, where that is the cause.
        fileprivate var refusedCredential: Int?
    }

    private enum State {
        case closed
        case open(Opening)
        case trying(Opening)
    }

    private let policy: CircuitPolicy
    private var state = State.closed
    /// Counts the changes of the state: what is told of a request from before a change no longer matters.
    private var generation = 0
    private var failures = 0
    private var pauses = 0

    init(_ policy: CircuitPolicy) { self.policy = policy }

    /// Nil while everything passes.
    var opening: Opening? {
        switch state {
        case .closed: nil
        case .open(let opening), .trying(let opening): opening
        }
    }

    /// Asks to send a request.
    ///
    /// - Parameter credential: Which credential it is sent with.
    /// - Throws: A ``ModelError`` with the code `circuitOpen` that says why and until when.
    mutating func admit(at now: Date, credential: Int) throws(ModelError) -> Ticket {
        switch state {
        case .closed: break
        case .open(let opening):
            let hasNewCredential = opening.refusedCredential.map { $0 != credential } ?? false
            guard hasNewCredential || now >= opening.until else {
                throw Self.refusal(opening, wait: opening.until.timeIntervalSince(now))
            }
            change(to: .trying(opening))
        case .trying(let opening):
            throw Self.refusal(opening, wait: 1)
        }
        return Ticket(generation: generation)
    }

    /// Takes note of a request that the provider dealt with.
    mutating func succeeded(_ ticket: Ticket) {
        guard ticket.generation == generation else { return }
        (failures, pauses) = (0, 0)
        if opening != nil { change(to: .closed) }
    }

    /// Takes note of a request of which nothing can be said: it was cancelled, or never sent.
    mutating func abandoned(_ ticket: Ticket) {
        guard ticket.generation == generation, case .trying(let opening) = state else { return }
        change(to: .open(opening))
    }

    /// Takes note of a request that failed.
    mutating func failed(_ ticket: Ticket, _ error: ModelError, at now: Date, credential: Int) {
        guard ticket.generation == generation else { return }
        switch error.code {
        case .spendLimit:
            open(error, pause: policy.spendLimitPause, at: now)
        case .unauthorized:
            open(error, pause: policy.unauthorizedPause, at: now, refusedCredential: credential)
        case .unavailable, .timedOut, .rateLimited, .invalidResponse, .tooLarge:
            failures += 1
            if opening != nil || failures >= policy.failures { open(error, pause: nextPause(after: error), at: now) }
        case .invalidRequest:
            succeeded(ticket)
        case .notConfigured, .budgetExhausted, .circuitOpen, .notRecorded:
            abandoned(ticket)
        }
    }

    private mutating func nextPause(after error: ModelError) -> Duration {
        let pause = min(policy.firstPause * (1 << min(pauses, 16)), policy.longestPause)
        pauses += 1
        return max(pause, error.retryAfter ?? .zero)
    }

    private mutating func open(
        _ cause: ModelError, pause: Duration, at now: Date, refusedCredential: Int? = nil
    ) {
        failures = 0
        change(
            to: .open(
                Opening(until: now + pause / .seconds(1), cause: cause, refusedCredential: refusedCredential)))
    }

    private mutating func change(to state: State) {
        self.state = state
        generation += 1
    }

    private static func refusal(_ opening: Opening, wait: TimeInterval) -> ModelError {
        let until = opening.until.formatted(.iso8601)
        return ModelError(
            .circuitOpen, "left alone until \(until): \(opening.cause.message)", retryAfter: .seconds(max(wait, 1)))
    }
}
