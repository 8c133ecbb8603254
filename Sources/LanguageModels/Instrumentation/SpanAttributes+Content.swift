import ModelExchange
import Tracing

extension SpanAttributes {
    /// What is said to the model, in the form of the conventions' message schemas.
    mutating func capture(_ request: ModelRequest, redact: (String) -> String) {
        self["gen_ai.system_instructions"] = MessageContent.text([.text(request.instructions)], redact: redact)
        self["gen_ai.input.messages"] = MessageContent.text(request.turns.map(OrderedJSON.message), redact: redact)
    }

    /// What the model said.
    mutating func capture(_ reply: ModelReply, redact: (String) -> String) {
        let message: OrderedJSON = [
            "role": "assistant", "parts": .array(OrderedJSON.parts(of: reply.turn)),
            "finish_reason": .string(reply.outcome.finishReason),
        ]
        self["gen_ai.output.messages"] = MessageContent.text([message], redact: redact)
    }
}

/// Writes messages as an attribute.
private enum MessageContent {
    /// The most characters of one text; longer ones are cut. A trace is no archive.
    private static let longestText = 16_384

    static func text(_ values: [OrderedJSON], redact: (String) -> String) -> String {
        OrderedJSON.array(values).mapTexts { text in
            let redacted = redact(text)
            let kept = redacted.prefix(longestText)
            return kept.endIndex == redacted.endIndex ? redacted : kept + " ..."
        }.text
    }
}

extension OrderedJSON {
    fileprivate static func text(_ content: String) -> OrderedJSON {
        ["type": "text", "content": .string(content)]
    }

    fileprivate static func message(_ turn: Turn) -> OrderedJSON {
        switch turn {
        case .user(let text): ["role": "user", "parts": [.text(text)]]
        case .model(let turn): ["role": "assistant", "parts": .array(parts(of: turn))]
        case .toolResults(let results):
            [
                "role": "tool",
                "parts": .array(
                    results.map { result in
                        [
                            "type": "tool_call_response", "id": .string(result.callID),
                            "response": .string(result.content),
                        ]
                    }),
            ]
        }
    }

    fileprivate static func parts(of turn: ModelTurn) -> [OrderedJSON] {
        let texts: [OrderedJSON] = turn.text.isEmpty ? [] : [.text(turn.text)]
        return texts
            + turn.toolCalls.map { call in
                [
                    "type": "tool_call", "id": .string(call.id), "name": .string(call.name),
                    "arguments": OrderedJSON(call.arguments),
                ]
            }
    }
}

extension ModelReply.Outcome {
    /// The conventions' word for how a message ended.
    fileprivate var finishReason: String {
        switch self {
        case .answered: "stop"
        case .wantsTools: "tool_call"
        case .refused: "content_filter"
        case .truncated: "length"
        }
    }
}
