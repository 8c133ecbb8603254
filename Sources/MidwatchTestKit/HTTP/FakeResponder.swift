import NIOCore
import NIOHTTP1

/// Answers one request of a fake server: at once, in pieces, or never.
public struct FakeResponder: Sendable {
    let channel: any Channel
    let writer: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>

    /// Answers with a whole body, of known length.
    public func respond(
        _ body: String = "", status: Int = 200, contentType: String = "application/json",
        headers: [String: String] = [:]
    ) async throws {
        try await respond(Array(body.utf8), status: status, contentType: contentType, headers: headers)
    }

    /// Answers with a whole body of bytes, of known length.
    public func respond(
        _ body: [UInt8], status: Int = 200, contentType: String, headers: [String: String] = [:]
    ) async throws {
        var headers = headers
        headers["Content-Length"] = "\(body.count)"
        try await start(status: status, contentType: contentType, headers: headers)
        try await send(body)
        try await end()
    }

    /// Answers with a `Status` of the API.
    public func fail(
        _ code: Int, reason: String, message: String = "refused", details: String = "{}",
        headers: [String: String] = [:]
    ) async throws {
        try await respond(
            """
            {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"\(message)",\
            "reason":"\(reason)","details":\(details),"code":\(code)}
            """,
            status: code, headers: headers)
    }

    /// Begins an answer whose length is not known.
    public func start(
        status: Int = 200, contentType: String = "application/json", headers: [String: String] = [:]
    ) async throws {
        var fields = HTTPHeaders([("Content-Type", contentType)])
        for (name, value) in headers { fields.add(name: name, value: value) }
        try await writer.write(
            .head(HTTPResponseHead(version: .http1_1, status: HTTPResponseStatus(statusCode: status), headers: fields)))
    }

    /// Sends a piece of the body.
    public func send(_ text: String) async throws { try await send(Array(text.utf8)) }

    /// Sends a piece of the body.
    public func send(_ bytes: [UInt8]) async throws {
        try await writer.write(.body(.byteBuffer(ByteBuffer(bytes: bytes))))
    }

    /// Ends the answer; the connection stays open for the next request.
    public func end() async throws { try await writer.write(.end(nil)) }

    /// Stays silent until the client closes the connection, as a peer does whose packets no longer arrive.
    public func stall() async throws {
        try await withTaskCancellationHandler {
            try await channel.closeFuture.get()
        } onCancel: {
            channel.close(promise: nil)
        }
    }

    /// Closes the connection in the middle of whatever was being said.
    public func disconnect() async throws {
        // The client may have closed it first; either way it is closed.
        try? await channel.close().get()
    }
}
