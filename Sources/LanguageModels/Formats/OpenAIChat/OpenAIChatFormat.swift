public import Foundation
import KubernetesModel
public import ModelExchange

/// OpenAI's Chat Completions, as OpenAI, Azure and many servers for models of one's own speak it.
public struct OpenAIChatFormat: WireFormat {
    /// What the server takes of it.
    public var profile: ChatProfile

    public init(_ profile: ChatProfile = .openAI) { self.profile = profile }

    public var provider: String { profile.provider }

    public func call(for request: ModelRequest, model: String, isStreaming: Bool) -> WireCall {
        let (path, query) = profile.route.address(of: "chat/completions", model: model, isPerDeployment: true)
        return WireCall(
            path: path, query: query, headers: ["content-type": "application/json"],
            body: body(of: request, model: model, isStreaming: isStreaming), isStreaming: isStreaming)
    }

    public func reply(from body: Data, to model: String) throws(ModelError) -> ModelReply {
        let response = try parsed(body)
        var draft = ReplyDraft(provider: provider, model: model)
        if let error = ServerError(inside: response) { return try reply(from: error, draft: draft) }
        guard let choice = response["choices"]?[0], let message = choice["message"] else {
            throw invalid("the answer has no choices")
        }
        draft.identify(response)
        draft.usage = ChatReply.usage(response["usage"])
        draft.finishReason = choice["finish_reason"]?.stringValue
        draft.text = ChatReply.text(message["content"])
        draft.refusal = message["refusal"]?.stringValue ?? ""
        for call in message["tool_calls"]?.arrayValue ?? [] {
            try draft.addCall(
                id: call["id"]?.stringValue, name: call["function"]?["name"]?.stringValue ?? "",
                arguments: ToolCall.arguments(parsing: ChatReply.argumentsText(call["function"]?["arguments"])))
        }
        return try finish(draft)
    }

    public func makeAssembler(for model: String) -> any ReplyAssembler {
        OpenAIChatAssembler(format: self, model: model)
    }

    /// The reply that a draft comes to.
    func finish(_ draft: ReplyDraft) throws(ModelError) -> ModelReply {
        let ending: ReplyDraft.Ending
        switch draft.finishReason {
        case "length": ending = .truncated
        case "content_filter": ending = .refused("the provider's content filter cut the answer off")
        case "error": throw invalid("the answer ended with an error")
        // Servers differ in what they call the end, and whether they say it: what there is decides.
        default: ending = .finished
        }
        return draft.reply(ending)
    }
}
