import Foundation
import LanguageModels
import ModelExchange
import Testing

/// Writes the body of every format and kind of request where `MIDWATCH_MODEL_REQUESTS` names a folder, for
/// `Scripts/check-model-requests` to compare with the vendors' published types.
struct ModelRequestFilesTests {
    private static let folder = ProcessInfo.processInfo.environment["MIDWATCH_MODEL_REQUESTS"]

    private struct Writer {
        let name: String
        let format: any LanguageModels.WireFormat
        let vendor: Vendor
    }

    private static var writers: [Writer] {
        func profile(_ mode: ChatProfile.SchemaMode) -> ChatProfile {
            var profile = ChatProfile.generic
            profile.schemaMode = mode
            return profile
        }
        let chats: [(String, ChatProfile)] = [
            ("openai-chat", .openAI), ("azure-chat", .azure), ("azure-dated-chat", .azure(apiVersion: "2024-10-21")),
            ("ollama-chat", .ollama), ("vllm-chat", .vLLM), ("llama-cpp-chat", .llamaCpp), ("generic-chat", .generic),
            ("structured-chat", profile(.structuredOutputs)), ("json-chat", profile(.jsonObject)),
            ("prompted-chat", profile(.none)),
        ]
        return chats.map { Writer(name: $0, format: OpenAIChatFormat($1), vendor: .openAIChat) } + [
            Writer(name: "openai-responses", format: OpenAIResponsesFormat(), vendor: .openAIResponses),
            Writer(name: "azure-responses", format: OpenAIResponsesFormat.azure, vendor: .openAIResponses),
            Writer(name: "anthropic", format: AnthropicMessagesFormat(), vendor: .anthropic),
            Writer(name: "gemini", format: GeminiFormat(), vendor: .gemini),
            Writer(name: "gemini-apart", format: GeminiFormat(combinesToolsAndSchema: false), vendor: .gemini),
            Writer(name: "bedrock", format: BedrockConverseFormat(), vendor: .bedrock),
            Writer(
                name: "bedrock-cached", format: BedrockConverseFormat(cachesInstructions: true), vendor: .bedrock),
            Writer(
                name: "bedrock-prompted", format: BedrockConverseFormat(supportsStructuredOutput: false),
                vendor: .bedrock),
        ]
    }

    @Test(.enabled(if: folder != nil, "MIDWATCH_MODEL_REQUESTS names no folder"))
    func `Every kind of request is written for the check`() throws {
        let folder = URL(filePath: try #require(Self.folder), directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for writer in Self.writers {
            let turn = try writer.format.reply(
                from: Answer.data("\(writer.vendor.rawValue).tools.json"), to: writer.vendor.model
            ).turn
            let foreign = try Vendor.gemini.reply("tools").turn
            for sample in SampleRequest.allCases {
                for isStreaming in [false, true] {
                    let suffix = isStreaming ? "-stream" : ""
                    let call = writer.format.call(
                        for: sample.request(after: turn), model: writer.vendor.model, isStreaming: isStreaming)
                    try call.body.write(
                        to: folder.appending(path: "\(writer.name).\(sample.rawValue)\(suffix).json"))
                }
            }
            let call = writer.format.call(
                for: SampleRequest.toolResults.request(after: foreign), model: writer.vendor.model, isStreaming: false)
            try call.body.write(to: folder.appending(path: "\(writer.name).foreign-turn.json"))
        }
    }
}
