public import CoreMetrics
public import Foundation
public import Logging
public import Tracing

extension ModelRouter {
    /// Makes the models of a configuration. Nothing is opened or sent before the first request. Blocks for the time of
    /// reading files of certificates.
    ///
    /// - Parameters:
    ///   - configuration: Providers, routes, prices and budgets.
    ///   - environment: Where `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are looked up.
    ///   - surroundings: Where time and chance come from.
    ///   - tracer: Nil: the program's own.
    ///   - metrics: Nil: the program's own.
    /// - Throws: A ``ConfigurationProblem`` that says what is wrong and what to do.
    public static func make(
        _ configuration: ModelConfiguration, environment: [String: String] = ProcessInfo.processInfo.environment,
        logger: Logger, surroundings: Surroundings = Surroundings(), tracer: (any Tracer)? = nil,
        metrics: (any MetricsFactory)? = nil
    ) throws(ConfigurationProblem) -> ModelRouter {
        try configuration.validate()
        var plans: [ProviderPlan] = []
        for provider in configuration.providers {
            plans.append(try ProviderPlan(provider, proxies: ProxyEnvironment(environment)))
        }
        let budget = BudgetDesk(configuration.budget, currency: configuration.currency, now: surroundings.now)
        return ModelRouter(
            routes: configuration.routes, prices: configuration.prices,
            providers: plans.map { $0.make(budget: budget, surroundings: surroundings, logger: logger) },
            budget: budget,
            observer: ModelObserver(
                tracer: tracer ?? InstrumentationSystem.tracer,
                metrics: ModelMetrics(
                    factory: metrics ?? MetricsSystem.factory, currency: configuration.currency),
                capture: configuration.capture, surroundings: surroundings),
            logger: logger)
    }
}
