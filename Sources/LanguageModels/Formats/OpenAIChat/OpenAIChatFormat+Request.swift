import Foundation
import ModelExchange

extension OpenAIChatFormat {
    func body(of request: ModelRequest, model: String, isStreaming: Bool) -> Data {
        // Where a choice cannot be said, a model without tools calls none.
        let tools = request.allowsToolCalls || profile.supportsToolChoice ? request.tools : []
        let choice: OrderedJSON? =
            tools.isEmpty || !profile.supportsToolChoice ? nil : request.allowsToolCalls ? "auto" : "none"
        return OrderedJSON.members([
            "model": .string(model),
            "messages": .array(messages(of: request)),
            profile.tokenLimitField.rawValue: .integer(request.maxOutputTokens),
            "reasoning_effort": profile.supportsEffort ? request.effort.map { .string($0.rawValue) } : nil,
            "store": profile.supportsStore ? false : nil,
            "response_format": request.answer.flatMap(responseFormat),
            "structured_outputs": request.answer.flatMap(structuredOutputs),
            "tools": tools.jsonArray(tool),
            "tool_choice": choice,
            "parallel_tool_calls": profile.supportsParallelToolCalls && !tools.isEmpty ? false : nil,
            "stream": isStreaming ? true : nil,
            "stream_options": isStreaming && profile.streamsUsage ? ["include_usage": true] : nil,
        ]).body
    }

    private func responseFormat(_ answer: AnswerFormat) -> OrderedJSON? {
        switch profile.schemaMode {
        case .responseFormat:
            return [
                "type": "json_schema",
                "json_schema": .members([
                    "name": .string(answer.name),
                    "strict": profile.supportsStrict ? true : nil,
                    "schema": answer.schema,
                ]),
            ]
        case .jsonObject: return ["type": "json_object"]
        case .structuredOutputs, .none: return nil
        }
    }

    private func structuredOutputs(_ answer: AnswerFormat) -> OrderedJSON? {
        profile.schemaMode == .structuredOutputs ? ["json": answer.schema] : nil
    }

    private func tool(_ tool: ToolSpecification) -> OrderedJSON {
        [
            "type": "function",
            "function": .members([
                "name": .string(tool.name),
                "description": tool.description.jsonUnlessEmpty,
                "parameters": tool.parameters,
                "strict": profile.supportsStrict ? true : nil,
            ]),
        ]
    }

    private func messages(of request: ModelRequest) -> [OrderedJSON] {
        let role: OrderedJSON = profile.supportsDeveloperRole ? "developer" : "system"
        let instructions = instructions(of: request)
        let head: [OrderedJSON] = instructions.isEmpty ? [] : [["role": role, "content": .string(instructions)]]
        return head + request.turns.flatMap(messages)
    }

    private func messages(of turn: Turn) -> [OrderedJSON] {
        switch turn {
        case .user(let text):
            return [["role": "user", "content": .string(text)]]
        case .toolResults(let results):
            return results.map { result in
                ["role": "tool", "tool_call_id": .string(result.callID), "content": .string(result.content)]
            }
        case .model(let turn):
            // Some servers fail on a content of null beside calls, and all on a message without either.
            guard !turn.text.isEmpty || !turn.toolCalls.isEmpty else { return [] }
            return [
                .members([
                    "role": "assistant",
                    "content": turn.text.jsonUnlessEmpty,
                    "tool_calls": turn.toolCalls.jsonArray(call),
                ])
            ]
        }
    }

    private func call(_ call: ToolCall) -> OrderedJSON {
        [
            "id": .string(call.id),
            "type": "function",
            "function": ["name": .string(call.name), "arguments": call.argumentsText],
        ]
    }

    /// The instructions, with the schema where nothing but words holds the model to it.
    private func instructions(of request: ModelRequest) -> String {
        guard let answer = request.answer, [.jsonObject, .none].contains(profile.schemaMode) else {
            return request.instructions
        }
        return answer.inWords(after: request.instructions)
    }
}
