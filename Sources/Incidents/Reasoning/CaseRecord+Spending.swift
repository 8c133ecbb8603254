public import ModelExchange

extension CaseRecord {
    /// Tokens over all requests.
    public var usage: TokenUsage { exchanges.reduce(TokenUsage()) { $0 + $1.usage } }

    /// What the requests cost whose price is known, in millionths of the configured currency. What would not fit an
    /// integer stays at the largest.
    public var cost: Int {
        exchanges.reduce(0) { sum, exchange in
            let (cost, overflow) = sum.addingReportingOverflow(max(exchange.cost ?? 0, 0))
            return overflow ? .max : cost
        }
    }
}
