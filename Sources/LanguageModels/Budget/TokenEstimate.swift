import KubernetesModel
import ModelExchange

/// How many tokens a request may take, before anybody has counted them, or where nobody does.
enum TokenEstimate {
    /// Bytes of UTF-8 a token. English has about 4, logs and JSON about 3: rather too many tokens than too few.
    private static let bytesPerToken = 3
    /// What a vendor's format wraps around a turn or a tool.
    private static let framing = 8

    /// The input: instructions, turns, tools and the schema of the answer.
    static func input(of request: ModelRequest) -> Int {
        var bytes = request.instructions.utf8.count
        for turn in request.turns { bytes += size(of: turn) }
        for tool in request.tools {
            bytes += tool.name.utf8.count + tool.description.utf8.count + tool.parameters.text.utf8.count
        }
        if let answer = request.answer { bytes += answer.schema.text.utf8.count }
        return bytes / bytesPerToken + framing * (1 + request.turns.count + request.tools.count)
    }

    /// What a request took: the provider's count, or an estimate where it counts nothing.
    static func usage(of request: ModelRequest, _ reply: ModelReply) -> TokenUsage {
        guard reply.usage.input == 0 && reply.usage.output == 0 else { return reply.usage }
        return TokenUsage(input: input(of: request), output: size(of: .model(reply.turn)) / bytesPerToken + framing)
    }

    private static func size(of turn: Turn) -> Int {
        switch turn {
        case .user(let text):
            text.utf8.count
        case .model(let turn):
            turn.text.utf8.count
                + turn.toolCalls.reduce(0) { $0 + $1.name.utf8.count + $1.arguments.compactText.utf8.count }
                + turn.opaqueParts.reduce(0) { $0 + $1.text.utf8.count }
        case .toolResults(let results):
            results.reduce(0) { $0 + $1.name.utf8.count + $1.content.utf8.count }
        }
    }
}
