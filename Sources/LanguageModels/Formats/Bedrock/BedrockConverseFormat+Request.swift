import Foundation
import ModelExchange

extension BedrockConverseFormat {
    /// In the place of a text that is empty, which Bedrock turns down.
    private static let nothing: OrderedJSON = "(nothing)"

    func body(of request: ModelRequest, model: String) -> Data {
        let answer = supportsStructuredOutput ? request.answer : nil
        let words = supportsStructuredOutput ? nil : request.answer
        let instructions = words?.inWords(after: request.instructions) ?? request.instructions
        return OrderedJSON.members([
            "system": instructions.isEmpty ? nil : system(instructions),
            "messages": .array(MessageGroup.groups(of: request.turns).map { message($0, model: model) }),
            "inferenceConfig": ["maxTokens": .integer(request.maxOutputTokens)],
            "toolConfig": request.tools.isEmpty ? nil : toolConfiguration(of: request),
            "outputConfig": outputConfiguration(answer: answer, effort: request.effort),
        ]).body
    }

    private func system(_ instructions: String) -> OrderedJSON {
        .array([["text": .string(instructions)]] + (cachesInstructions ? [["cachePoint": ["type": "default"]]] : []))
    }

    /// Bedrock knows no choice that forbids tools, and wants them listed once one was called: a model that calls one
    /// nevertheless is for the caller to see.
    private func toolConfiguration(of request: ModelRequest) -> OrderedJSON {
        .members([
            "tools": .array(request.tools.map(tool)),
            "toolChoice": request.allowsToolCalls ? ["auto": .object([])] : nil,
        ])
    }

    private func tool(_ tool: ToolSpecification) -> OrderedJSON {
        [
            "toolSpec": .members([
                "name": .string(tool.name),
                "description": tool.description.jsonUnlessEmpty,
                "inputSchema": ["json": tool.parameters],
                "strict": supportsStructuredOutput ? true : nil,
            ])
        ]
    }

    private func outputConfiguration(answer: AnswerFormat?, effort: ReasoningEffort?) -> OrderedJSON? {
        guard answer != nil || effort != nil else { return nil }
        return .members([
            "textFormat": answer.map(textFormat),
            "effort": effort.map { .string($0.rawValue) },
        ])
    }

    private func textFormat(_ answer: AnswerFormat) -> OrderedJSON {
        [
            "type": "json_schema",
            "structure": [
                // The one API that wants the schema as text.
                "jsonSchema": ["name": .string(answer.name), "schema": .string(answer.schema.text)]
            ],
        ]
    }

    private func message(_ group: MessageGroup, model: String) -> OrderedJSON {
        switch group {
        case .user(let results, let texts):
            ["role": "user", "content": .array(results.map(block) + texts.map(text))]
        case .model(let turn):
            ["role": "assistant", "content": .array(blocks(of: turn, model: model))]
        }
    }

    private func text(_ text: String) -> OrderedJSON { ["text": .string(text)] }

    private func blocks(of turn: ModelTurn, model: String) -> [OrderedJSON] {
        if let parts = turn.opaqueParts(of: self, model: model) { return parts }
        return (turn.text.isEmpty ? [] : [text(turn.text)])
            + turn.toolCalls.map { call in
                [
                    "toolUse": [
                        "toolUseId": .string(call.id), "name": .string(call.name), "input": call.argumentsObject,
                    ]
                ]
            }
    }

    private func block(_ result: ToolResult) -> OrderedJSON {
        [
            "toolResult": .members([
                "toolUseId": .string(result.callID),
                "content": [["text": result.content.jsonUnlessEmpty ?? Self.nothing]],
                "status": result.isError ? "error" : nil,
            ])
        ]
    }
}
