import Foundation
import ModelExchange

extension GeminiFormat {
    /// Stands for the signature of a call that this model did not make: it made none itself, or another one began the
    /// conversation (ai.google.dev/gemini-api/docs/thought-signatures). Without it Gemini 3 fails.
    private static let unsigned: OrderedJSON = "skip_thought_signature_validator"

    func body(of request: ModelRequest, model: String) -> Data {
        let hasTools = !request.tools.isEmpty && (combinesToolsAndSchema || request.allowsToolCalls)
        let answer = hasTools && !combinesToolsAndSchema ? nil : request.answer
        return OrderedJSON.members([
            "systemInstruction": request.instructions.isEmpty ? nil : ["parts": [text(request.instructions)]],
            "contents": .array(MessageGroup.groups(of: request.turns).map { content($0, model: model) }),
            "generationConfig": configuration(of: request, answer: answer),
            "tools": hasTools ? [["functionDeclarations": .array(request.tools.map(declaration))]] : nil,
            "toolConfig": hasTools ? toolConfiguration(request.allowsToolCalls) : nil,
        ]).body
    }

    private func configuration(of request: ModelRequest, answer: AnswerFormat?) -> OrderedJSON {
        .members([
            "maxOutputTokens": .integer(request.maxOutputTokens),
            "responseMimeType": answer.map { _ in "application/json" },
            "responseJsonSchema": answer.map { $0.schema.withoutConstants },
            "thinkingConfig": request.effort.map { ["thinkingLevel": .string($0.rawValue.uppercased())] },
        ])
    }

    private func toolConfiguration(_ allowsToolCalls: Bool) -> OrderedJSON {
        // Validated: words or calls, and the calls held to their schemas.
        ["functionCallingConfig": ["mode": allowsToolCalls ? "VALIDATED" : "NONE"]]
    }

    private func declaration(_ tool: ToolSpecification) -> OrderedJSON {
        .members([
            "name": .string(tool.name),
            "description": tool.description.jsonUnlessEmpty,
            "parametersJsonSchema": tool.parameters.withoutConstants,
        ])
    }

    private func content(_ group: MessageGroup, model: String) -> OrderedJSON {
        switch group {
        case .user(let results, let texts):
            ["role": "user", "parts": .array(results.map(part) + texts.map(text))]
        case .model(let turn):
            ["role": "model", "parts": .array(parts(of: turn, model: model))]
        }
    }

    private func text(_ text: String) -> OrderedJSON { ["text": .string(text)] }

    private func parts(of turn: ModelTurn, model: String) -> [OrderedJSON] {
        if let parts = turn.opaqueParts(of: self, model: model) { return parts }
        return (turn.text.isEmpty ? [] : [text(turn.text)])
            + turn.toolCalls.enumerated().map { index, call in
                // Of calls side by side the first one has the signature.
                .members(["functionCall": functionCall(call), "thoughtSignature": index == 0 ? Self.unsigned : nil])
            }
    }

    private func functionCall(_ call: ToolCall) -> OrderedJSON {
        .members([
            "id": call.hasMadeUpID ? nil : .string(call.id),
            "name": .string(call.name),
            "args": call.argumentsObject,
        ])
    }

    private func part(_ result: ToolResult) -> OrderedJSON {
        [
            "functionResponse": .members([
                "id": result.hasMadeUpID ? nil : .string(result.callID),
                "name": .string(result.name),
                "response": [result.isError ? "error" : "output": .string(result.content)],
            ])
        ]
    }
}
