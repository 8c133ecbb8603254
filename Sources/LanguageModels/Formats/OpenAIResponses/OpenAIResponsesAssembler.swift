import KubernetesModel
import ModelExchange

/// Reads a streamed response. Its last event has the whole of it, so that the pieces before need not be put together.
struct OpenAIResponsesAssembler: ReplyAssembler {
    /// The most output items that are kept for a last event that does not repeat them.
    private static let maximumItems = 1_024

    private let format: OpenAIResponsesFormat
    private let model: String
    private var items: [JSONValue] = []

    init(format: OpenAIResponsesFormat, model: String) {
        self.format = format
        self.model = model
    }

    mutating func take(_ event: ServerSentEvent) throws(ModelError) -> ModelReply? {
        // What some servers send behind the last event, after which nobody asks.
        if event.data == "[DONE]" { return nil }
        let value = try format.parsed(event)
        let type = value["type"]?.stringValue
        if let error = ServerError(inside: value) ?? (type == "error" ? ServerError(value) : nil) {
            return try format.reply(from: error, draft: ReplyDraft(provider: format.provider, model: model))
        }
        switch type {
        case "response.output_item.done":
            guard items.count < Self.maximumItems else {
                throw ModelError(
                    .tooLarge, "\(format.provider): the answer has more than \(Self.maximumItems) output items")
            }
            if let item = value["item"] { items.append(item) }
            return nil
        case "response.completed", "response.incomplete", "response.failed":
            return try format.reply(from: value["response"] ?? .null, items: items, model: model)
        default:
            return nil
        }
    }

    mutating func end() throws(ModelError) -> ModelReply {
        throw format.invalid("the stream ended before the answer did")
    }
}
