import Logging
public import ModelExchange
import Synchronization

/// The models of a configuration behind one name: each role has its route, and along it the first model that answers
/// counts.
///
/// A refusal is an answer. A failure is passed on to the next model, unless it is the request's own fault.
public final class ModelRouter: LanguageModel {
    private let routes: [ModelRole: [ModelTarget]]
    private let prices: [ModelTarget: ModelPrice]
    private let providers: [String: Provider]
    private let budget: BudgetDesk
    private let observer: ModelObserver
    private let memory = Mutex(RouteMemory())
    private let logger: Logger

    init(
        routes: [ModelRole: [ModelTarget]], prices: [ModelTarget: ModelPrice], providers: [Provider],
        budget: BudgetDesk, observer: ModelObserver, logger: Logger
    ) {
        self.routes = routes
        self.prices = prices
        self.providers = Dictionary(providers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.budget = budget
        self.observer = observer
        self.logger = logger
    }

    public func reply(to request: ModelRequest, as role: ModelRole) async throws -> ModelReply {
        let key = RouteMemory.Key(role: role, conversation: request.conversation)
        let plan = memory.withLock { $0.plan(routes[role] ?? [], for: key) }
        var failures = RouteFailures()
        for target in plan {
            guard let provider = providers[target.provider] else { continue }
            do {
                let reply = try await ask(provider, target, request, role)
                memory.withLock { $0.answered(target, for: key) }
                return reply
            } catch let error as ModelError {
                if error.code == .invalidRequest { memory.withLock { $0.rejected(target, for: key) } }
                guard failures.add(error, of: target) else { break }
                logger.info(
                    "a model does not answer",
                    metadata: ["model": "\(target)", "role": "\(role.rawValue)", "error": "\(error)"])
            }
        }
        throw failures.error(role)
    }

    /// The models that a role has, in the order in which they are asked; empty: the role has none.
    public func route(of role: ModelRole) -> [ModelTarget] { routes[role] ?? [] }

    /// Whether a role would be answered now, as far as that is known without asking.
    public func state(of role: ModelRole) -> RouteState {
        let states = (routes[role] ?? []).compactMap { providers[$0.provider]?.status.state }
        return RouteState(route: states, budget: budget.left)
    }

    /// Whether each provider is asked at the moment, in the order of their names.
    public var status: [ProviderStatus] { providers.values.map(\.status).sorted { $0.name < $1.name } }

    /// What is left of the budget of this hour and day.
    public var budgetLeft: BudgetLeft { budget.left }

    /// Takes in what was spent before this process began, so that a restart makes no budget new. To be called once,
    /// before the first request.
    public func restore(_ spent: [SpendingRecord]) { budget.restore(spent) }

    /// Ends every request and closes every connection. Has to be called where anything was asked; nothing can be asked
    /// after that.
    public func shutdown() async throws {
        var failure: (any Error)?
        for provider in providers.values {
            do { try await provider.shutdown() } catch { failure = error }
        }
        if let failure { throw failure }
    }

    private func ask(
        _ provider: Provider, _ target: ModelTarget, _ request: ModelRequest, _ role: ModelRole
    ) async throws -> ModelReply {
        let call = ObservedCall(role: role, target: target, provider: provider.identity)
        defer { observer.record(budget.left) }
        return try await observer.observe(request, call) {
            try await provider.reply(to: request, from: target.model, price: self.prices[target])
        }
    }
}
