import ModelExchange

/// Answers a stream of server-sent events, which Bedrock never sends: nothing asks it for one.
struct BedrockStream: ReplyAssembler {
    let format: BedrockConverseFormat

    mutating func take(_ event: ServerSentEvent) throws(ModelError) -> ModelReply? { throw unexpected }

    mutating func end() throws(ModelError) -> ModelReply { throw unexpected }

    private var unexpected: ModelError { format.invalid("the answer is a stream of server-sent events") }
}
