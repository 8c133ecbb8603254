public import Foundation
public import ModelExchange

/// How one vendor's API is spoken: a pure translation between Midwatch's requests and replies and the vendor's bytes.
///
/// What comes from the network is hostile until it is parsed: no method traps, whatever the bytes are.
public protocol WireFormat: Sendable {
    /// The provider's name as OpenTelemetry has it: `openai`, `anthropic`, `gcp.gemini`, `aws.bedrock` ...
    var provider: String { get }

    /// The HTTP request, without credentials.
    ///
    /// - Parameters:
    ///   - request: What is asked.
    ///   - model: The model's name, as the provider has it.
    ///   - isStreaming: Whether the reply is to come as a stream of server-sent events; a format that has no such
    ///     stream ignores it.
    func call(for request: ModelRequest, model: String, isStreaming: Bool) -> WireCall

    /// Reads the body of a successful, not streamed response. An error inside of it is a ``ModelError`` too.
    func reply(from body: Data, to model: String) throws(ModelError) -> ModelReply

    /// Puts together the reply of a streamed response.
    func makeAssembler(for model: String) -> any ReplyAssembler

    /// What a response with another status than 2xx means.
    func failure(status: Int, headers: WireHeaders, body: Data) -> WireFailure
}

/// Puts a reply together from server-sent events.
public protocol ReplyAssembler {
    /// Takes one event.
    ///
    /// - Returns: the whole reply, once it is complete; nothing is read after that.
    mutating func take(_ event: ServerSentEvent) throws(ModelError) -> ModelReply?

    /// The stream has ended without a last event.
    ///
    /// - Returns: the reply, where the format lets a stream end so.
    mutating func end() throws(ModelError) -> ModelReply
}
