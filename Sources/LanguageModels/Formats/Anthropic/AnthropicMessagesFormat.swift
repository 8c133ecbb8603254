public import Foundation
import KubernetesModel
public import ModelExchange

/// Anthropic's Messages API.
///
/// The instructions and tools, which every incident shares, are kept in the provider's cache; in a conversation with
/// tools also what has been said so far.
public struct AnthropicMessagesFormat: WireFormat {
    /// The version of the API: the one that there is, since June 2023.
    public static let version = "2023-06-01"

    public init() {}

    public var provider: String { "anthropic" }

    public func call(for request: ModelRequest, model: String, isStreaming: Bool) -> WireCall {
        WireCall(
            path: "/v1/messages",
            headers: ["content-type": "application/json", "anthropic-version": Self.version],
            body: body(of: request, model: model, isStreaming: isStreaming), isStreaming: isStreaming)
    }

    public func reply(from body: Data, to model: String) throws(ModelError) -> ModelReply {
        let message = try checked(parsed(body))
        guard let content = message["content"]?.arrayValue else { throw invalid("the answer has no content") }
        var draft = ReplyDraft(provider: provider, model: model)
        draft.identify(message)
        return try reply(draft, content: content, stop: message, usage: message["usage"] ?? .null)
    }

    public func makeAssembler(for model: String) -> any ReplyAssembler {
        AnthropicAssembler(format: self, model: model)
    }

    /// The reply that a message comes to.
    ///
    /// - Parameters:
    ///   - content: Its blocks, finished.
    ///   - stop: What has `stop_reason` and `stop_details`.
    func reply(
        _ started: ReplyDraft, content: [JSONValue], stop: JSONValue, usage: JSONValue
    ) throws(ModelError) -> ModelReply {
        var draft = started
        draft.usage = Self.usage(usage)
        draft.finishReason = stop["stop_reason"]?.stringValue
        for block in content {
            switch block["type"]?.stringValue {
            case "text": draft.text += block["text"]?.stringValue ?? ""
            case "tool_use":
                try draft.addCall(
                    id: block["id"]?.stringValue, name: block["name"]?.stringValue ?? "",
                    arguments: block["input"] ?? .null)
            default: break
            }
        }
        return draft.reply(ending(stop), opaqueParts: Self.opaqueParts(content))
    }

    private func ending(_ stop: JSONValue) -> ReplyDraft.Ending {
        switch stop["stop_reason"]?.stringValue {
        case "refusal":
            let details = stop["stop_details"]
            let reason = details?.word("explanation") ?? details?.word("category")
            return .refused(reason ?? "the provider's classifiers stopped the answer")
        case "max_tokens", "model_context_window_exceeded", "pause_turn": return .truncated
        default: return .finished
        }
    }

    /// The whole content, where it has thoughts in it: they are signed, and the API wants them back as they were, where
    /// they were.
    private static func opaqueParts(_ content: [JSONValue]) -> [OrderedJSON] {
        let hasThoughts = content.contains { ["thinking", "redacted_thinking"].contains($0["type"]?.stringValue) }
        return hasThoughts ? content.map(OrderedJSON.init) : []
    }

    /// `input_tokens` leaves out what was read from the cache or written into it.
    private static func usage(_ usage: JSONValue) -> TokenUsage {
        let cached = usage.count("cache_read_input_tokens")
        let written = usage.count("cache_creation_input_tokens")
        return TokenUsage(
            counting: saturatingSum(usage.count("input_tokens"), cached, written), cached: cached,
            cacheWrites: written, output: usage.count("output_tokens"),
            reasoning: usage.count("output_tokens_details", "thinking_tokens"))
    }
}
