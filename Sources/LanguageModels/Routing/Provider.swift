import Foundation
import Logging
import ModelExchange
import Synchronization

/// One provider of models: asks it within its limits, again where that may help, and not at all while its circuit is
/// open or the budget is used up.
final class Provider: Sendable {
    let identity: ProviderIdentity
    var name: String { identity.name }

    private let formats: FormatLadder
    private let transport: ModelTransport
    private let authorizer: any Authorizer
    private let policy: ProviderPolicy
    private let budget: BudgetDesk
    private let limit: ConcurrencyLimit
    private let breaker: Mutex<CircuitBreaker>
    private let surroundings: Surroundings
    private let logger: Logger

    init(
        _ identity: ProviderIdentity, formats: FormatLadder, transport: ModelTransport, authorizer: any Authorizer,
        policy: ProviderPolicy, budget: BudgetDesk, surroundings: Surroundings, logger: Logger
    ) {
        self.identity = identity
        self.formats = formats
        self.transport = transport
        self.authorizer = authorizer
        self.policy = policy
        self.budget = budget
        limit = ConcurrencyLimit(identity.name, running: policy.running, waiting: policy.waiting)
        breaker = Mutex(CircuitBreaker(policy.circuit))
        self.surroundings = surroundings
        self.logger = logger
    }

    /// Asks a model, several times where that may help.
    ///
    /// - Parameter price: The model's price; nil: it costs nothing.
    /// - Throws: A ``ModelError``, or `CancellationError`.
    func reply(to request: ModelRequest, from model: String, price: ModelPrice?) async throws -> ModelReply {
        let late = ModelError(.timedOut, "\(name): no reply within \(policy.total), retries included")
        let lastFailure = Mutex<ModelError?>(nil)
        do {
            return try await withDeadline(policy.total, onTimeout: late, clock: surroundings.clock) {
                try await self.attempts(request, model: model, price: price) { failure in
                    lastFailure.withLock { $0 = failure }
                }
            }
        } catch let error as ModelError where error == late {
            // What the provider said before the time was over tells more than that it was over.
            guard let failure = lastFailure.withLock({ $0 }) else { throw late }
            throw ModelError(failure.code, "\(failure.message); no other reply within \(policy.total)")
        }
    }

    /// Whether it is asked at the moment.
    var status: ProviderStatus {
        let opening = breaker.withLock { $0.opening }
        return ProviderStatus(
            name: name,
            state: opening.map { .open(until: $0.until, code: $0.cause.code, reason: $0.cause.message) } ?? .ready)
    }

    /// Closes every connection.
    func shutdown() async throws { try await transport.shutdown() }

    private func attempts(
        _ request: ModelRequest, model: String, price: ModelPrice?, onRetry: (ModelError) -> Void
    ) async throws -> ModelReply {
        var retries = RetryState(policy.retries)
        let elapsed = surroundings.clock.stopwatch()
        while true {
            let format = formats.format(for: model)
            do {
                return try await limit.run {
                    try await self.attempt(request, model: model, price: price, format: format.format)
                }
            } catch let failure as AttemptFailure {
                if failure.refusesAnswerFormat, request.answer != nil, formats.stepDown(from: format, for: model) {
                    logger.notice(
                        "a model's server does not take a JSON schema, it is asked for JSON in another way",
                        metadata: ["provider": "\(name)", "model": "\(model)"])
                    continue
                }
                let step = retries.next(
                    after: failure, jitter: surroundings.jitter(), remaining: policy.total - elapsed())
                guard case .wait(let delay) = step else { throw failure.error }
                onRetry(failure.error)
                logger.debug(
                    "a request to a model is sent again",
                    metadata: ["provider": "\(name)", "after": "\(delay)", "error": "\(failure.error)"])
                try await surroundings.clock.sleep(for: delay)
            }
        }
    }

    private func attempt(
        _ request: ModelRequest, model: String, price: ModelPrice?, format: any WireFormat
    ) async throws -> ModelReply {
        var call = format.call(for: request, model: model, isStreaming: policy.isStreaming)
        call.path = identity.endpoint.path(of: call)
        let grant = try await grant(for: call)
        let ticket = try admit(credential: grant.serial)
        let reservation: BudgetLedger.Reservation
        do {
            reservation = try budget.reserve(
                Spending(mostOf: request, price: price), for: request.conversation)
        } catch {
            breaker.withLock { $0.abandoned(ticket) }
            throw error
        }
        do {
            var reply = try await transport.reply(to: call, grant: grant, from: model, format: format)
            let spent = Spending(TokenEstimate.usage(of: request, reply), price: price)
            reply.cost = price.map { _ in spent.cost }
            budget.settle(reservation, spent: spent)
            breaker.withLock { $0.succeeded(ticket) }
            return reply
        } catch let failure as AttemptFailure {
            budget.settle(reservation, spent: failure.mayBeCharged ? reservation.amount : Spending())
            let now = surroundings.now()
            breaker.withLock { $0.failed(ticket, failure.error, at: now, credential: grant.serial) }
            throw failure
        } catch {
            // Cancelled on the way: what the provider made of it until then is charged.
            budget.settle(reservation, spent: reservation.amount)
            breaker.withLock { $0.abandoned(ticket) }
            throw error
        }
    }

    private func grant(for call: WireCall) async throws(ModelError) -> Grant {
        do {
            return try await authorizer.grant(for: call)
        } catch {
            // No request is needed to know that none would succeed; the circuit makes it known to whoever looks.
            let now = surroundings.now()
            breaker.withLock { breaker in
                // A circuit that is open tells a reason already.
                guard let ticket = try? breaker.admit(at: now, credential: Grant.none) else { return }
                breaker.failed(ticket, error, at: now, credential: Grant.none)
            }
            throw error
        }
    }

    private func admit(credential: Int) throws(ModelError) -> CircuitBreaker.Ticket {
        let now = surroundings.now()
        do {
            return try breaker.withLock { breaker throws(ModelError) in
                try breaker.admit(at: now, credential: credential)
            }
        } catch {
            throw ModelError(error.code, "\(name): \(error.message)", retryAfter: error.retryAfter)
        }
    }
}
