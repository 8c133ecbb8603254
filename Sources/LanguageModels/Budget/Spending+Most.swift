import ModelExchange

extension Spending {
    /// The most that a request can spend: an estimate of its input, and all of the output that it allows.
    init(mostOf request: ModelRequest, price: ModelPrice?) {
        let (input, output) = (TokenEstimate.input(of: request), max(0, request.maxOutputTokens))
        self = Spending(TokenUsage(input: input, output: output), price: price)
        cost = price?.mostCost(input: input, output: output) ?? 0
    }
}
