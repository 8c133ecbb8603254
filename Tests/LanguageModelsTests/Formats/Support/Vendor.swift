import Foundation
import LanguageModels
import ModelExchange
import Testing

/// The APIs of which there are answers beside the tests, made by hand after the vendors' published types;
/// `Scripts/check-model-requests` reads them with the vendors' own packages.
enum Vendor: String, CaseIterable, CustomTestStringConvertible {
    case openAIChat = "openai-chat"
    case openAIResponses = "openai-responses"
    case anthropic
    case gemini
    case bedrock

    /// Those that stream server-sent events.
    static let streaming = allCases.filter { $0 != .bedrock }

    var testDescription: String { rawValue }

    var format: any LanguageModels.WireFormat {
        switch self {
        case .openAIChat: OpenAIChatFormat(.openAI)
        case .openAIResponses: OpenAIResponsesFormat()
        case .anthropic: AnthropicMessagesFormat()
        case .gemini: GeminiFormat()
        case .bedrock: BedrockConverseFormat()
        }
    }

    /// The model that is asked.
    var model: String {
        switch self {
        case .openAIChat, .openAIResponses: "gpt-5.2"
        case .anthropic: "claude-sonnet-5-5"
        case .gemini: "gemini-3.8-flash"
        case .bedrock: "eu.anthropic.claude-sonnet-5-5-v1:0"
        }
    }

    /// The reply in a whole answer beside the tests.
    func reply(_ kind: String) throws -> ModelReply {
        try format.reply(from: Answer.data("\(rawValue).\(kind).json"), to: model)
    }

    /// The reply in a stream beside the tests.
    func streamedReply(_ kind: String) throws -> ModelReply {
        try Answer.reply(to: model, in: Answer.data("\(rawValue).\(kind).sse"), format: format)
    }
}
