public import ModelExchange

/// Which models there are, which are asked for what, and what that may cost.
public struct ModelConfiguration: Sendable {
    public var providers: [ProviderConfiguration]
    /// By role the models to ask, in order; a role without any is answered with ``ModelError/Code/notConfigured``.
    public var routes: [ModelRole: [ModelTarget]]
    /// What models cost. One without a price costs nothing, which is an error where money is limited.
    public var prices: [ModelTarget: ModelPrice] = [:]
    /// The prices' currency, as ISO 4217 has it.
    public var currency = "USD"
    public var budget = BudgetLimits()
    public var capture = ContentCapture.off

    public init(providers: [ProviderConfiguration] = [], routes: [ModelRole: [ModelTarget]] = [:]) {
        self.providers = providers
        self.routes = routes
    }
}
