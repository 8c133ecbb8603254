import Evidence
import KubernetesModel
import ModelExchange

/// How many input tokens a request has, estimated.
enum PromptSize {
    /// What a provider puts around each turn and tool.
    private static let overhead = 8

    static func tokens(of request: ModelRequest) -> Int {
        var tokens = TokenEstimate.tokens(in: request.instructions) + overhead
        if let answer = request.answer { tokens += TokenEstimate.tokens(in: answer.schema.text) + overhead }
        for tool in request.tools {
            tokens += TokenEstimate.tokens(in: tool.description) + TokenEstimate.tokens(in: tool.parameters.text)
            tokens += overhead
        }
        return request.turns.reduce(tokens) { $0 + Self.tokens(of: $1) + overhead }
    }

    private static func tokens(of turn: Turn) -> Int {
        switch turn {
        case .user(let text): TokenEstimate.tokens(in: text)
        case .model(let turn):
            TokenEstimate.tokens(in: turn.text)
                + turn.toolCalls.reduce(0) { $0 + TokenEstimate.tokens(in: $1.arguments.compactText) + overhead }
                + turn.opaqueParts.reduce(0) { $0 + TokenEstimate.tokens(in: $1.text) }
        case .toolResults(let results):
            results.reduce(0) { $0 + TokenEstimate.tokens(in: $1.content) + overhead }
        }
    }
}
