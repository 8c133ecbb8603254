import ModelExchange

/// Requests of each kind that Midwatch makes.
enum SampleRequest: String, CaseIterable {
    case plain
    case schema
    case tools
    case toolResults = "tool-results"
    case forcedAnswer = "forced-answer"
    case effort

    static let answer = AnswerFormat(
        name: "diagnosis",
        schema: [
            "type": "object",
            "properties": [
                "kind": ["type": "string", "const": "diagnosis"],
                "evidence": ["type": "array", "items": ["type": "string"]],
                "cause": ["anyOf": [["type": "string"], ["type": "null"]]],
            ],
            "required": ["kind", "evidence", "cause"],
            "additionalProperties": false,
        ])

    static let tool = ToolSpecification(
        name: "get_logs", description: "Lines of a pod's log.",
        parameters: [
            "type": "object",
            "properties": ["pod": ["type": "string"], "tail": ["type": "integer"]],
            "required": ["pod", "tail"],
            "additionalProperties": false,
        ])

    /// - Parameter turn: What the model said when it asked for a tool.
    func request(after turn: ModelTurn) -> ModelRequest {
        var request = ModelRequest(
            instructions: "You find causes.", turns: [.user("Pod web-0 restarts.")], maxOutputTokens: 1_500,
            conversation: "shop/web-0")
        switch self {
        case .plain: break
        case .schema: request.answer = Self.answer
        case .tools:
            request.answer = Self.answer
            request.tools = [Self.tool]
        case .toolResults, .forcedAnswer:
            request.answer = Self.answer
            request.tools = [Self.tool]
            request.turns += [
                .model(turn),
                .toolResults(
                    turn.toolCalls.map {
                        ToolResult(
                            callID: $0.id, name: $0.name, content: "out of memory", isError: self == .forcedAnswer)
                    }),
            ]
            guard self == .forcedAnswer else { break }
            request.turns.append(.user("Answer now."))
            request.allowsToolCalls = false
        case .effort: request.effort = .low
        }
        return request
    }
}
