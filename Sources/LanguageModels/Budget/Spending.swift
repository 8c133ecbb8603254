public import ModelExchange

/// Tokens and what they cost.
public struct Spending: Codable, Hashable, Sendable {
    /// Input and output together.
    public var tokens: Int
    /// Millionths of the currency of the configured prices.
    public var cost: Int

    public init(tokens: Int = 0, cost: Int = 0) {
        self.tokens = tokens
        self.cost = cost
    }

    /// What a request spent.
    ///
    /// - Parameter price: The model's price; nil: it costs nothing.
    public init(_ usage: TokenUsage, price: ModelPrice?) {
        tokens = Self.sum(max(0, usage.input), max(0, usage.output))
        cost = price?.cost(of: usage) ?? 0
    }

    /// The sum; what would not fit an integer stays at the largest.
    public static func + (left: Spending, right: Spending) -> Spending {
        Spending(tokens: sum(left.tokens, right.tokens), cost: sum(left.cost, right.cost))
    }

    public static func += (left: inout Spending, right: Spending) { left = left + right }

    /// The difference, nowhere below zero.
    static func - (left: Spending, right: Spending) -> Spending {
        Spending(tokens: max(0, left.tokens - right.tokens), cost: max(0, left.cost - right.cost))
    }

    private static func sum(_ left: Int, _ right: Int) -> Int {
        let (value, overflow) = left.addingReportingOverflow(right)
        return overflow ? .max : value
    }
}
