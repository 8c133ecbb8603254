public import ModelExchange

/// What models have cost over a time.
public struct Spending: Codable, Hashable, Sendable {
    /// How often models were consulted.
    public var consultations: Int
    /// Tokens over all requests.
    public var usage: TokenUsage
    /// In millionths of the configured currency; requests whose price is not known count nothing.
    public var cost: Int

    public init(consultations: Int = 0, usage: TokenUsage = TokenUsage(), cost: Int = 0) {
        self.consultations = consultations
        self.usage = usage
        self.cost = cost
    }
}
