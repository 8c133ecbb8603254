import KubernetesModel
import ModelExchange

/// Puts a streamed chat completion together: texts and arguments come in pieces, calls by their index.
struct OpenAIChatAssembler: ReplyAssembler {
    private let format: OpenAIChatFormat
    private var draft: ReplyDraft
    private var calls = PartialCalls()

    init(format: OpenAIChatFormat, model: String) {
        self.format = format
        draft = ReplyDraft(provider: format.provider, model: model)
    }

    mutating func take(_ event: ServerSentEvent) throws(ModelError) -> ModelReply? {
        if event.data == "[DONE]" { return try finish() }
        let chunk = try format.parsed(event)
        if let error = ServerError(inside: chunk) { return try format.reply(from: error, draft: draft) }
        draft.identify(chunk)
        if let usage = chunk["usage"], usage != .null { draft.usage = ChatReply.usage(usage) }
        // The chunk with the usage has no choices; so have Azure's with the filter's results for the prompt.
        for choice in chunk["choices"]?.arrayValue ?? [] where choice.count("index") == 0 {
            if let error = ServerError(inside: choice) { return try format.reply(from: error, draft: draft) }
            if let reason = choice["finish_reason"]?.stringValue { draft.finishReason = reason }
            guard let delta = choice["delta"] else { continue }
            draft.text += ChatReply.text(delta["content"])
            draft.refusal += delta["refusal"]?.stringValue ?? ""
            for call in delta["tool_calls"]?.arrayValue ?? [] { try take(call) }
        }
        return nil
    }

    /// Not every server ends with `[DONE]`; all say why the model stopped.
    mutating func end() throws(ModelError) -> ModelReply { try finish() }

    private mutating func take(_ delta: JSONValue) throws(ModelError) {
        let function = delta["function"]
        do {
            try calls.take(
                index: delta["index"]?.intValue, id: delta["id"]?.stringValue ?? "",
                name: function?["name"]?.stringValue ?? "", arguments: ChatReply.argumentsText(function?["arguments"]))
        } catch {
            switch error {
            case .neverStarted: throw format.invalid("a piece of a tool call came before the call itself")
            case .tooMany: throw ReplyDraft.tooManyCalls(provider: format.provider)
            }
        }
    }

    private mutating func finish() throws(ModelError) -> ModelReply {
        guard draft.finishReason != nil else { throw format.invalid("the stream ended before the answer did") }
        for call in calls.all {
            try draft.addCall(id: call.id, name: call.name, arguments: ToolCall.arguments(parsing: call.arguments))
        }
        return try format.finish(draft)
    }
}
