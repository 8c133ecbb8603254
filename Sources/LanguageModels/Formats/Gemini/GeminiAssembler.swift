import ModelExchange

/// Puts a streamed reply together. Each event is a response of its own, and the end of the stream is the end of the
/// reply.
struct GeminiAssembler: ReplyAssembler {
    private let format: GeminiFormat
    private var gathering: GeminiGathering

    init(format: GeminiFormat, model: String) {
        self.format = format
        gathering = GeminiGathering(format: format, model: model)
    }

    mutating func take(_ event: ServerSentEvent) throws(ModelError) -> ModelReply? {
        // Gemini does not send it; what stands in front of it may.
        guard event.data != "[DONE]" else { return nil }
        try gathering.take(format.checked(format.parsed(event)))
        return nil
    }

    mutating func end() throws(ModelError) -> ModelReply { try gathering.reply() }
}
