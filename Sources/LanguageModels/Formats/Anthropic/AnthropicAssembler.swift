import KubernetesModel
import ModelExchange

/// Puts a streamed message together: it begins, then each of its blocks begins, grows and ends.
struct AnthropicAssembler: ReplyAssembler {
    private let format: AnthropicMessagesFormat
    private var draft: ReplyDraft
    private var blocks = AnthropicBlocks()
    private var usage: [String: JSONValue] = [:]
    private var stop = JSONValue.null

    init(format: AnthropicMessagesFormat, model: String) {
        self.format = format
        draft = ReplyDraft(provider: format.provider, model: model)
    }

    mutating func take(_ event: ServerSentEvent) throws(ModelError) -> ModelReply? {
        let value = try format.checked(format.parsed(event))
        switch value["type"]?.stringValue {
        case "message_start":
            draft.identify(value["message"] ?? .null)
            take(usage: value["message"]?["usage"])
        case "content_block_start":
            try start(value)
        case "content_block_delta":
            guard blocks.grow(value["index"]?.intValue, by: value["delta"] ?? .null) else {
                throw format.invalid("a piece of a content block came before the block itself")
            }
        case "message_delta":
            stop = value["delta"] ?? .null
            take(usage: value["usage"])
        case "message_stop":
            return try format.reply(draft, content: blocks.finished, stop: stop, usage: .object(usage))
        case "error":
            throw format.error(from: ServerError(body: value))
        default:
            // `ping`, the end of a block, and what is yet to be invented.
            break
        }
        return nil
    }

    mutating func end() throws(ModelError) -> ModelReply {
        throw format.invalid("the stream ended before the answer did")
    }

    private mutating func start(_ event: JSONValue) throws(ModelError) {
        guard blocks.start(event["index"]?.intValue, as: event["content_block"] ?? .null) else {
            throw ModelError(
                .tooLarge, "\(format.provider): the answer has more than \(AnthropicBlocks.maximum) content blocks")
        }
    }

    /// The counts of later events stand for the whole message and take the place of earlier ones.
    private mutating func take(usage counts: JSONValue?) {
        for (name, value) in counts?.objectValue ?? [:] where value != .null { usage[name] = value }
    }
}
