import Foundation
import ModelExchange

extension OpenAIResponsesFormat {
    func body(of request: ModelRequest, model: String, isStreaming: Bool) -> Data {
        let hasTools = !request.tools.isEmpty
        return OrderedJSON.members([
            "model": .string(model),
            "instructions": request.instructions.jsonUnlessEmpty,
            "input": .array(request.turns.flatMap { items(of: $0, model: model) }),
            "max_output_tokens": .integer(request.maxOutputTokens),
            "reasoning": request.effort.map { ["effort": .string($0.rawValue)] },
            // By default everything is kept for thirty days.
            "store": false,
            "include": asksForThoughts && hasTools ? ["reasoning.encrypted_content"] : nil,
            "text": request.answer.map { ["format": format(of: $0)] },
            "tools": request.tools.jsonArray(tool),
            "tool_choice": hasTools ? (request.allowsToolCalls ? "auto" : "none") : nil,
            "parallel_tool_calls": hasTools ? false : nil,
            "stream": isStreaming ? true : nil,
        ]).body
    }

    private func format(of answer: AnswerFormat) -> OrderedJSON {
        ["type": "json_schema", "name": .string(answer.name), "strict": true, "schema": answer.schema]
    }

    private func tool(_ tool: ToolSpecification) -> OrderedJSON {
        .members([
            "type": "function",
            "name": .string(tool.name),
            "description": tool.description.jsonUnlessEmpty,
            "parameters": tool.parameters,
            "strict": true,
        ])
    }

    private func items(of turn: Turn, model: String) -> [OrderedJSON] {
        switch turn {
        case .user(let text):
            return [["role": "user", "content": .string(text)]]
        case .toolResults(let results):
            return results.map { result in
                [
                    "type": "function_call_output", "call_id": .string(result.callID),
                    "output": .string(result.content),
                ]
            }
        case .model(let turn):
            if let parts = turn.opaqueParts(of: self, model: model) { return parts }
            let words: [OrderedJSON] =
                turn.text.isEmpty ? [] : [["role": "assistant", "content": .string(turn.text)]]
            return words + turn.toolCalls.map(call)
        }
    }

    private func call(_ call: ToolCall) -> OrderedJSON {
        [
            "type": "function_call", "call_id": .string(call.id), "name": .string(call.name),
            "arguments": call.argumentsText,
        ]
    }
}
