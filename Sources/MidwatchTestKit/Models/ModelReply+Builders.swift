public import KubernetesModel
public import ModelExchange

extension ModelReply {
    /// A whole answer.
    public static func answering(_ text: String, input: Int = 100, output: Int = 10, cost: Int? = nil) -> ModelReply {
        reply(.answered, ModelTurn(text: text), TokenUsage(input: input, output: output), cost, "stop")
    }

    /// A wish to use tools.
    public static func calling(_ calls: [ToolCall], text: String = "", input: Int = 100, output: Int = 10) -> ModelReply
    {
        reply(
            .wantsTools, ModelTurn(text: text, toolCalls: calls), TokenUsage(input: input, output: output), nil,
            "tool_calls")
    }

    /// No answer, for the provider's reason.
    public static func refusing(_ reason: String) -> ModelReply {
        reply(.refused(reason), ModelTurn(), TokenUsage(input: 100), nil, "content_filter")
    }

    /// The begin of an answer.
    public static func cutOff(_ text: String) -> ModelReply {
        reply(.truncated, ModelTurn(text: text), TokenUsage(input: 100, output: 4_000), nil, "length")
    }

    private static func reply(
        _ outcome: Outcome, _ turn: ModelTurn, _ usage: TokenUsage, _ cost: Int?, _ finish: String
    ) -> ModelReply {
        ModelReply(
            outcome: outcome, turn: turn, usage: usage, cost: cost, provider: "openai", model: "scripted",
            id: "reply-1", finishReasons: [finish])
    }
}

extension ToolCall {
    /// A call with arguments as JSON members.
    public static func call(_ name: String, _ arguments: [String: JSONValue] = [:], id: String = "call-1") -> ToolCall {
        ToolCall(id: id, name: name, arguments: .object(arguments))
    }
}
