import Foundation
import ModelExchange

extension AnthropicMessagesFormat {
    /// Marks the end of what the provider's cache is to keep, for five minutes from its last use. What is too short for
    /// a cache is not kept, and costs nothing.
    private static let cacheMark: OrderedJSON = ["type": "ephemeral"]

    func body(of request: ModelRequest, model: String, isStreaming: Bool) -> Data {
        OrderedJSON.members([
            "model": .string(model),
            "max_tokens": .integer(request.maxOutputTokens),
            // The cache holds tools, then instructions, then messages: this mark is behind the tools too.
            "system": request.instructions.isEmpty ? nil : [text(request.instructions, isCached: true)],
            "messages": .array(messages(of: request, model: model)),
            "tools": request.tools.jsonArray(tool),
            "tool_choice": request.tools.isEmpty ? nil : choice(request.allowsToolCalls),
            "output_config": outputConfiguration(of: request),
            "stream": isStreaming ? true : nil,
        ]).body
    }

    private func choice(_ allowsToolCalls: Bool) -> OrderedJSON {
        allowsToolCalls ? ["type": "auto", "disable_parallel_tool_use": true] : ["type": "none"]
    }

    private func outputConfiguration(of request: ModelRequest) -> OrderedJSON? {
        guard request.answer != nil || request.effort != nil else { return nil }
        return .members([
            "format": request.answer.map { ["type": "json_schema", "schema": $0.schema] },
            "effort": request.effort.map { .string($0.rawValue) },
        ])
    }

    private func tool(_ tool: ToolSpecification) -> OrderedJSON {
        .members([
            "name": .string(tool.name),
            "description": tool.description.jsonUnlessEmpty,
            "input_schema": tool.parameters,
            "strict": true,
        ])
    }

    private func messages(of request: ModelRequest, model: String) -> [OrderedJSON] {
        let groups = MessageGroup.groups(of: request.turns)
        return groups.indices.map { index in
            // With tools the same words come again with the next question; without, nobody asks again.
            let isCached = index == groups.indices.last && !request.tools.isEmpty && request.allowsToolCalls
            return message(groups[index], isCached: isCached, model: model)
        }
    }

    private func message(_ group: MessageGroup, isCached: Bool, model: String) -> OrderedJSON {
        switch group {
        case .user(let results, let texts):
            let blocks =
                results.enumerated().map { index, result in
                    block(result, isCached: isCached && texts.isEmpty && index == results.count - 1)
                }
                + texts.enumerated().map { index, words in
                    text(words, isCached: isCached && index == texts.count - 1)
                }
            return ["role": "user", "content": .array(blocks)]
        case .model(let turn):
            return ["role": "assistant", "content": .array(blocks(of: turn, model: model))]
        }
    }

    private func blocks(of turn: ModelTurn, model: String) -> [OrderedJSON] {
        if let parts = turn.opaqueParts(of: self, model: model) { return parts }
        return (turn.text.isEmpty ? [] : [text(turn.text)])
            + turn.toolCalls.map { call in
                [
                    "type": "tool_use", "id": .string(call.id), "name": .string(call.name),
                    "input": call.argumentsObject,
                ]
            }
    }

    private func text(_ text: String, isCached: Bool = false) -> OrderedJSON {
        .members([
            "type": "text", "text": .string(text), "cache_control": isCached ? Self.cacheMark : nil,
        ])
    }

    private func block(_ result: ToolResult, isCached: Bool) -> OrderedJSON {
        .members([
            "type": "tool_result",
            "tool_use_id": .string(result.callID),
            "content": .string(result.content),
            "is_error": result.isError ? true : nil,
            "cache_control": isCached ? Self.cacheMark : nil,
        ])
    }
}
