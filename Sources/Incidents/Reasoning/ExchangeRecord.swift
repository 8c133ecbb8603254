public import KubernetesModel
public import ModelExchange

/// One request to a model and what came of it.
public struct ExchangeRecord: Codable, Hashable, Sendable {
    public var role: ModelRole
    /// The provider's name as OpenTelemetry has it; nil where no provider answered.
    public var provider: String?
    public var model: String?
    /// What holds for every incident, in the first exchange of a role; nil in those after it, and where it is a part of
    /// the prompt.
    public var instructions: String?
    /// What the model was told that is new since the exchange before.
    public var prompt: String
    /// The model's words.
    public var reply: String
    /// The tools that the model asked for: name and arguments.
    public var toolCalls: [JSONValue]
    /// `answered`, `wantsTools`, `refused`, `truncated`, or the code of a ``ModelError``.
    public var outcome: String
    public var usage: TokenUsage
    /// An estimate of the request's input tokens, made before it was sent.
    public var estimatedInput: Int
    /// In millionths of the configured currency.
    public var cost: Int?
    /// In seconds.
    public var seconds: Double

    public init(
        role: ModelRole, provider: String? = nil, model: String? = nil, instructions: String? = nil, prompt: String,
        reply: String = "", toolCalls: [JSONValue] = [], outcome: String, usage: TokenUsage = TokenUsage(),
        estimatedInput: Int, cost: Int? = nil, seconds: Double
    ) {
        self.role = role
        self.provider = provider
        self.model = model
        self.instructions = instructions
        self.prompt = prompt
        self.reply = reply
        self.toolCalls = toolCalls
        self.outcome = outcome
        self.usage = usage
        self.estimatedInput = estimatedInput
        self.cost = cost
        self.seconds = seconds
    }
}
