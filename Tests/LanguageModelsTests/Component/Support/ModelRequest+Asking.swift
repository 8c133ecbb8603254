import Foundation
import ModelExchange

extension ModelRequest {
    /// A request as tests that are not about requests make it.
    static func asking(
        _ text: String = "why?", in conversation: String = "shop/web", answer: AnswerFormat? = nil,
        maxOutputTokens: Int = 100
    ) -> ModelRequest {
        ModelRequest(
            instructions: "Be brief.", turns: [.user(text)], answer: answer, maxOutputTokens: maxOutputTokens,
            conversation: conversation)
    }
}

extension AnswerFormat {
    /// An object with a word in it.
    static let word = AnswerFormat(
        name: "word",
        schema: [
            "type": "object", "properties": ["word": ["type": "string"]], "required": ["word"],
            "additionalProperties": false,
        ])
}

extension ModelReply {
    /// A reply as tests that are not about replies make it.
    static func saying(
        _ text: String, usage: TokenUsage = TokenUsage(input: 10, output: 5), outcome: Outcome = .answered
    ) -> ModelReply {
        ModelReply(
            outcome: outcome, turn: ModelTurn(text: text), usage: usage, provider: "openai", model: "gpt-5.2",
            finishReasons: ["stop"])
    }
}

extension Date {
    /// Wednesday, 2026-11-25 20:00:00 UTC: the time of tests.
    static let testing = Date(timeIntervalSince1970: 1_795_636_800)
}

/// The error of a model that an operation throws, or nil where it throws none.
func modelError<Result>(of operation: () async throws -> Result) async -> ModelError? {
    do {
        _ = try await operation()
        return nil
    } catch {
        return error as? ModelError
    }
}
