/// How far a model may go before it has to answer.
public struct InvestigationLimits: Hashable, Sendable {
    /// Input tokens of a one-shot diagnosis, estimated.
    public var triageTokens = 4_000
    /// Input tokens over all requests of an investigation together, estimated.
    public var investigationTokens = 15_000
    /// How often it may look closer.
    public var lookups = 6
    /// How many of them may be refused for being asked twice or wrongly, before it has to answer.
    public var refusals = 2
    /// Tokens that one look may bring.
    public var lookupTokens = 900
    /// Tokens that a reply may have, thoughts included.
    public var outputTokens = 4_000
    /// How long all of it may take.
    public var time: Duration = .seconds(180)
    /// An answer of less confidence than this is worth a closer look.
    public var confident = 0.75

    public init() {}
}
