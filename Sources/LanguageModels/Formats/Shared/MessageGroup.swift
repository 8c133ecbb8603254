import ModelExchange

/// What one side says before it is the other side's turn. Anthropic, Gemini and Bedrock want the sides to alternate,
/// and a tool's results before the words that come with them.
enum MessageGroup: Hashable {
    case user(results: [ToolResult], texts: [String])
    case model(ModelTurn)

    /// Puts neighbouring turns of the user together, and leaves out turns that say nothing: no vendor takes those.
    static func groups(of turns: [Turn]) -> [MessageGroup] {
        var groups: [MessageGroup] = []
        for turn in turns {
            switch turn {
            case .user(let text) where !text.isEmpty: groups.addUser(results: [], texts: [text])
            case .toolResults(let results) where !results.isEmpty: groups.addUser(results: results, texts: [])
            case .model(let turn) where !turn.text.isEmpty || !turn.toolCalls.isEmpty || !turn.opaqueParts.isEmpty:
                groups.append(.model(turn))
            case .user, .toolResults, .model: break
            }
        }
        return groups
    }
}

extension [MessageGroup] {
    fileprivate mutating func addUser(results: [ToolResult], texts: [String]) {
        guard case .user(let earlierResults, let earlierTexts) = last else {
            append(.user(results: results, texts: texts))
            return
        }
        self[count - 1] = .user(results: earlierResults + results, texts: earlierTexts + texts)
    }
}
