public import Foundation
import KubernetesModel
public import ModelExchange

/// Amazon Bedrock's Converse API.
///
/// It does not stream: Bedrock streams in a format of its own, `application/vnd.amazon.eventstream`, and nobody reads
/// along while a model thinks here.
public struct BedrockConverseFormat: WireFormat {
    /// Whether the end of the instructions is marked for the provider's cache. A model without a cache fails on that;
    /// Claude and Nova have one.
    public var cachesInstructions: Bool
    /// Whether the model can be held to schemas, of answers and of tools. Where not, an answer's schema stands in the
    /// instructions.
    public var supportsStructuredOutput: Bool

    public init(cachesInstructions: Bool = false, supportsStructuredOutput: Bool = true) {
        self.cachesInstructions = cachesInstructions
        self.supportsStructuredOutput = supportsStructuredOutput
    }

    public var provider: String { "aws.bedrock" }

    public func call(for request: ModelRequest, model: String, isStreaming: Bool) -> WireCall {
        WireCall(
            path: "/model/\(model.percentEncoded())/converse",
            headers: ["content-type": "application/json", "accept": "application/json"],
            body: body(of: request, model: model), isStreaming: false)
    }

    public func reply(from body: Data, to model: String) throws(ModelError) -> ModelReply {
        let response = try checked(parsed(body))
        guard let content = response["output"]?["message"]?["content"]?.arrayValue else {
            throw invalid("the answer has no message")
        }
        var draft = ReplyDraft(provider: provider, model: model)
        draft.usage = Self.usage(response["usage"] ?? .null)
        draft.finishReason = response["stopReason"]?.stringValue
        for block in content {
            draft.text += block["text"]?.stringValue ?? ""
            guard let call = block["toolUse"] else { continue }
            try draft.addCall(
                id: call["toolUseId"]?.stringValue, name: call["name"]?.stringValue ?? "",
                arguments: call["input"] ?? .null)
        }
        let hasThoughts = content.contains { $0["reasoningContent"] != nil }
        return draft.reply(
            try ending(draft.finishReason), opaqueParts: hasThoughts ? content.map(OrderedJSON.init) : [])
    }

    public func makeAssembler(for model: String) -> any ReplyAssembler { BedrockStream(format: self) }

    private func ending(_ reason: String?) throws(ModelError) -> ReplyDraft.Ending {
        switch reason {
        case "guardrail_intervened": return .refused("a guardrail of Bedrock stopped it")
        case "content_filtered": return .refused("the provider's content filter stopped the answer")
        case "max_tokens", "model_context_window_exceeded": return .truncated
        case "malformed_model_output", "malformed_tool_use": throw invalid("the model's answer is \(reason ?? "")")
        default: return .finished
        }
    }

    /// `inputTokens` leaves out what was read from the cache or written into it.
    private static func usage(_ usage: JSONValue) -> TokenUsage {
        let cached = usage.count("cacheReadInputTokens")
        let written = usage.count("cacheWriteInputTokens")
        return TokenUsage(
            counting: saturatingSum(usage.count("inputTokens"), cached, written), cached: cached,
            cacheWrites: written, output: usage.count("outputTokens"))
    }
}
