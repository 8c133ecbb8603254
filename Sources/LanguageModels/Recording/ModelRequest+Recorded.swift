import ModelExchange

extension ModelRequest {
    /// The request as recordings have it; members whose value is nil or empty are left out.
    var recorded: OrderedJSON {
        .members([
            "conversation": .string(conversation),
            "instructions": .string(instructions),
            "turns": .array(turns.map(\.recorded)),
            "tools": tools.jsonArray(\.recorded),
            "allowsToolCalls": .bool(allowsToolCalls),
            "answer": answer.map { ["name": .string($0.name), "schema": $0.schema] },
            "maxOutputTokens": .integer(maxOutputTokens),
            "effort": effort.map { .string($0.rawValue) },
        ])
    }
}

extension Turn {
    fileprivate var recorded: OrderedJSON {
        switch self {
        case .user(let text): ["user": .string(text)]
        case .model(let turn): ["model": turn.recorded]
        case .toolResults(let results):
            [
                "toolResults": .array(
                    results.map { result in
                        [
                            "callID": .string(result.callID), "name": .string(result.name),
                            "content": .string(result.content), "isError": .bool(result.isError),
                        ]
                    })
            ]
        }
    }
}

extension ModelTurn {
    /// The turn as recordings have it.
    var recorded: OrderedJSON {
        .members([
            "text": .string(text),
            "toolCalls": toolCalls.jsonArray { call in
                ["id": .string(call.id), "name": .string(call.name), "arguments": OrderedJSON(call.arguments)]
            },
            "opaqueParts": opaqueParts.jsonArray { $0 },
            "opaqueOwner": opaqueOwner.map { .string($0) },
        ])
    }
}

extension ToolSpecification {
    fileprivate var recorded: OrderedJSON {
        ["name": .string(name), "description": .string(description), "parameters": parameters]
    }
}
