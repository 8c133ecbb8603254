public import Foundation
import KubernetesModel
public import ModelExchange

/// OpenAI's Responses API, which OpenAI and Azure have. Nothing is stored there: a conversation is sent whole each
/// time.
public struct OpenAIResponsesFormat: WireFormat {
    public let provider: String
    public var route: OpenAIRoute
    /// Whether a model's thoughts are asked for in encrypted form where tools may be called, to be given back with the
    /// results. A model that does not think fails on that.
    public var asksForThoughts: Bool

    public init(provider: String = "openai", route: OpenAIRoute = .standard, asksForThoughts: Bool = true) {
        self.provider = provider
        self.route = route
        self.asksForThoughts = asksForThoughts
    }

    /// Azure OpenAI.
    public static var azure: OpenAIResponsesFormat { OpenAIResponsesFormat(provider: "azure.ai.openai", route: .azure) }

    public func call(for request: ModelRequest, model: String, isStreaming: Bool) -> WireCall {
        let (path, query) = route.address(of: "responses", model: model, isPerDeployment: false)
        return WireCall(
            path: path, query: query, headers: ["content-type": "application/json"],
            body: body(of: request, model: model, isStreaming: isStreaming), isStreaming: isStreaming)
    }

    public func reply(from body: Data, to model: String) throws(ModelError) -> ModelReply {
        try reply(from: parsed(body), items: [], model: model)
    }

    public func makeAssembler(for model: String) -> any ReplyAssembler {
        OpenAIResponsesAssembler(format: self, model: model)
    }

    /// Reads a response that has come to its end.
    ///
    /// - Parameter items: The output as a stream gave it, for a response that does not repeat it.
    func reply(from response: JSONValue, items: [JSONValue], model: String) throws(ModelError) -> ModelReply {
        var draft = ReplyDraft(provider: provider, model: model)
        draft.identify(response)
        if let error = ServerError(inside: response) { return try reply(from: error, draft: draft) }
        draft.usage = Self.usage(response["usage"])
        let listed = response["output"]?.arrayValue ?? []
        let output = listed.isEmpty ? items : listed
        for item in output { try read(item, into: &draft) }
        let ending = try ending(of: response, reason: &draft.finishReason)
        return draft.reply(ending, opaqueParts: Self.opaqueParts(output))
    }

    private func ending(of response: JSONValue, reason: inout String?) throws(ModelError) -> ReplyDraft.Ending {
        reason = response["status"]?.stringValue
        switch reason {
        case "completed": return .finished
        case "incomplete":
            reason = response["incomplete_details"]?["reason"]?.stringValue ?? reason
            return reason == "content_filter"
                ? .refused("the provider's content filter cut the answer off") : .truncated
        case "failed": throw invalid("the response failed without an error")
        default: throw invalid("the response has not come to an end: status '\(response.word("status") ?? "")'")
        }
    }

    private func read(_ item: JSONValue, into draft: inout ReplyDraft) throws(ModelError) {
        switch item["type"]?.stringValue {
        case "message":
            for part in item["content"]?.arrayValue ?? [] {
                draft.text += part["text"]?.stringValue ?? ""
                draft.refusal += part["refusal"]?.stringValue ?? ""
            }
        case "function_call":
            try draft.addCall(
                id: item["call_id"]?.stringValue, name: item["name"]?.stringValue ?? "",
                arguments: ToolCall.arguments(parsing: item["arguments"]?.stringValue ?? ""))
        default: break
        }
    }

    /// The whole output, where it has thoughts in it that can be given back: those that are not encrypted are known to
    /// the server alone, which has not stored them.
    private static func opaqueParts(_ output: [JSONValue]) -> [OrderedJSON] {
        func isThought(_ item: JSONValue) -> Bool { item["type"]?.stringValue == "reasoning" }
        func isEncrypted(_ item: JSONValue) -> Bool { item["encrypted_content"]?.stringValue?.isEmpty == false }
        let thoughts = output.filter(isThought)
        guard !thoughts.isEmpty, thoughts.allSatisfy(isEncrypted) else { return [] }
        return output.map(OrderedJSON.init)
    }

    private static func usage(_ usage: JSONValue?) -> TokenUsage {
        guard let usage else { return TokenUsage() }
        return TokenUsage(
            counting: usage.count("input_tokens"),
            cached: usage.count("input_tokens_details", "cached_tokens"),
            cacheWrites: usage.count("input_tokens_details", "cache_write_tokens"),
            output: usage.count("output_tokens"),
            reasoning: usage.count("output_tokens_details", "reasoning_tokens"))
    }
}
