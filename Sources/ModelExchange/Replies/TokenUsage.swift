/// How many tokens a request cost, as the provider counted them. A provider that does not say counts zero.
public struct TokenUsage: Codable, Hashable, Sendable {
    /// All input tokens, those that came from or went into a cache included.
    public var input: Int
    /// Of the input: read from the provider's cache.
    public var cachedInput: Int
    /// Of the input: written into the provider's cache.
    public var cacheWrites: Int
    /// All output tokens, thoughts included.
    public var output: Int
    /// Of the output: thoughts.
    public var reasoning: Int

    public init(input: Int = 0, cachedInput: Int = 0, cacheWrites: Int = 0, output: Int = 0, reasoning: Int = 0) {
        self.input = input
        self.cachedInput = cachedInput
        self.cacheWrites = cacheWrites
        self.output = output
        self.reasoning = reasoning
    }

    /// The sum; what would not fit an integer stays at the largest.
    public static func + (left: TokenUsage, right: TokenUsage) -> TokenUsage {
        func sum(_ part: KeyPath<TokenUsage, Int>) -> Int {
            let (value, overflow) = left[keyPath: part].addingReportingOverflow(right[keyPath: part])
            return overflow ? .max : value
        }
        return TokenUsage(
            input: sum(\.input), cachedInput: sum(\.cachedInput), cacheWrites: sum(\.cacheWrites),
            output: sum(\.output), reasoning: sum(\.reasoning))
    }
}
