import AsyncHTTPClient
import NIOCore

/// The body of a streamed answer, chunk by chunk as the caller takes them: nothing is read ahead of that.
actor ResponseBody {
    private var iterator: HTTPClientResponse.Body.AsyncIterator

    init(_ body: HTTPClientResponse.Body) { iterator = body.makeAsyncIterator() }

    /// The next chunk, or nil after the last one.
    func next() async throws -> ByteBuffer? {
        var iterator = iterator
        defer { self.iterator = iterator }
        return try await iterator.next(isolation: self)
    }
}
