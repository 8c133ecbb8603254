/// One request to a language model, whoever provides it.
public struct ModelRequest: Hashable, Sendable {
    /// What holds for every incident: the same text each time, so that providers can keep it in their caches.
    public var instructions: String
    /// The conversation so far; the last turn is no model's.
    public var turns: [Turn]
    /// What the model may ask for. Always the same tools in one conversation, as providers demand.
    public var tools: [ToolSpecification]
    /// Whether tools may be called now; where not, the model has to answer.
    public var allowsToolCalls: Bool
    /// The JSON that the answer has to be; nil: any text.
    public var answer: AnswerFormat?
    /// The most tokens that the reply may have, thoughts included.
    public var maxOutputTokens: Int
    /// Nil: the provider's own default.
    public var effort: ReasoningEffort?
    /// What the conversation is about, such as the incident's namespace and name: budgets, traces and recordings go
    /// by it. It is not sent to the provider.
    public var conversation: String

    public init(
        instructions: String, turns: [Turn], tools: [ToolSpecification] = [], allowsToolCalls: Bool = true,
        answer: AnswerFormat? = nil, maxOutputTokens: Int, effort: ReasoningEffort? = nil, conversation: String
    ) {
        self.instructions = instructions
        self.turns = turns
        self.tools = tools
        self.allowsToolCalls = allowsToolCalls
        self.answer = answer
        self.maxOutputTokens = maxOutputTokens
        self.effort = effort
        self.conversation = conversation
    }
}
