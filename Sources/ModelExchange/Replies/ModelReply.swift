/// What a model replied.
public struct ModelReply: Hashable, Sendable {
    /// How the reply ended.
    public enum Outcome: Hashable, Sendable {
        /// The turn's text is the whole answer.
        case answered
        /// The model asks for tools, in the turn's calls.
        case wantsTools
        /// The model, or the provider's filter, does not answer this; with the provider's reason.
        case refused(String)
        /// The reply was cut off at a limit of tokens; what there is of it is in the turn.
        case truncated
    }

    public var outcome: Outcome
    public var turn: ModelTurn
    public var usage: TokenUsage
    /// What the provider charges for it in millionths of the currency of the configured prices; nil where no price is
    /// configured for the model. Filled in by whoever knows the prices.
    public var cost: Int?
    /// The provider's name as OpenTelemetry has it: `openai`, `anthropic`, `gcp.gemini` ...
    public var provider: String
    /// The model that replied, as the provider names it; the one that was asked for where the provider names none.
    public var model: String
    /// The provider's id of the reply, where there is one.
    public var id: String?
    /// Why the model stopped, in the provider's own words.
    public var finishReasons: [String]

    public init(
        outcome: Outcome, turn: ModelTurn, usage: TokenUsage, cost: Int? = nil, provider: String, model: String,
        id: String? = nil, finishReasons: [String] = []
    ) {
        self.outcome = outcome
        self.turn = turn
        self.usage = usage
        self.cost = cost
        self.provider = provider
        self.model = model
        self.id = id
        self.finishReasons = finishReasons
    }
}
