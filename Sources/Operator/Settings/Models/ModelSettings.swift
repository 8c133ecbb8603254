import LanguageModels
import ModelExchange

/// Which language models there are, which are asked for what, and what that may cost: the section `models` of the
/// configuration file. Nothing configured: the rules decide alone.
package struct ModelSettings: Hashable, Sendable {
    /// Whether providers are taken from keys in the environment where none is configured: `ANTHROPIC_API_KEY` and so on.
    /// A key may be there for something else, so this has to be said.
    package var fromEnvironment = false
    var providers: [ProviderConfiguration] = []
    var routes: [ModelRole: [ModelTarget]] = [:]
    var prices: [ModelTarget: ModelPrice] = [:]
    package var currency = "USD"
    var budget = ModelSettings.builtInBudget
    /// Where each exchange is written, redacted; nil: nowhere but in the journal's cases.
    package var recording: String?

    /// Some twelve investigations an hour, and at most four for one incident.
    static let builtInBudget = BudgetLimits(
        conversation: .init(tokens: 100_000), hour: .init(tokens: 500_000), day: .init(tokens: 3_000_000))

    package init() {}

    /// The same without the built-in budgets of an hour and a day, which are made for a watch and would end an evaluation;
    /// what somebody has set stays.
    package var forEvaluation: ModelSettings {
        var settings = self
        if budget.hour == Self.builtInBudget.hour { settings.budget.hour = .init() }
        if budget.day == Self.builtInBudget.day { settings.budget.day = .init() }
        return settings
    }

    /// What is to be made of it; nil where there is no model.
    ///
    /// - Parameter environment: Where keys are looked for, if that was asked for.
    func configuration(environment: [String: String]) -> ModelConfiguration? {
        var configuration: ModelConfiguration
        if !providers.isEmpty {
            configuration = ModelConfiguration(providers: providers, routes: routes)
        } else if fromEnvironment, let found = ModelConfiguration.found(in: environment) {
            configuration = found
            // A second model that may object is one that somebody chose.
            configuration.routes[.critique] = nil
            configuration.routes.merge(routes) { $1 }
        } else {
            return nil
        }
        configuration.prices = prices
        configuration.currency = currency
        configuration.budget = budget
        return configuration
    }
}
