public import ModelExchange

/// What a model costs, in units of the configured currency for a million tokens.
public struct ModelPrice: Hashable, Sendable {
    public var input: Double
    /// Input that the provider reads from its cache; nil: as other input.
    public var cachedInput: Double?
    /// Input that the provider writes into its cache; nil: as other input.
    public var cacheWrite: Double?
    public var output: Double

    public init(input: Double, cachedInput: Double? = nil, cacheWrite: Double? = nil, output: Double) {
        self.input = input
        self.cachedInput = cachedInput
        self.cacheWrite = cacheWrite
        self.output = output
    }

    /// A model that costs nothing, such as one of your own.
    public static let free = ModelPrice(input: 0, output: 0)

    /// Whether no part of it is negative or no number.
    var isValid: Bool {
        [input, cachedInput ?? 0, cacheWrite ?? 0, output].allSatisfy { $0.isFinite && $0 >= 0 }
    }

    /// What a request costs in millionths of the currency, rounded up.
    public func cost(of usage: TokenUsage) -> Int {
        let cached = max(0, min(usage.cachedInput, usage.input))
        let written = max(0, min(usage.cacheWrites, usage.input - cached))
        let fresh = max(0, usage.input - cached - written)
        // A price for a million tokens in units is a price for one token in millionths.
        let cost =
            Double(fresh) * input + Double(cached) * (cachedInput ?? input) + Double(written) * (cacheWrite ?? input)
            + Double(max(0, usage.output)) * output
        // Products of decimal fractions lie a hair beside the decimal number; that hair is not charged.
        return Int(exactly: (cost - 1e-6).rounded(.up)) ?? .max
    }

    /// The most that so many tokens can cost: input at its dearest.
    func mostCost(input tokens: Int, output: Int) -> Int {
        let dearest = max(input, cachedInput ?? 0, cacheWrite ?? 0)
        return ModelPrice(input: dearest, output: self.output).cost(of: TokenUsage(input: tokens, output: output))
    }
}
