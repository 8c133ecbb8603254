import AsyncHTTPClient
import Foundation
import ModelExchange
import NIOCore
import NIOFoundationCompat

/// The body of an answer, chunk by chunk as the caller takes them: nothing is read ahead of that.
///
/// It ends with an error where it is too long or stands still; the connection is closed then.
actor AnswerBody {
    private var iterator: HTTPClientResponse.Body.AsyncIterator
    private var count = 0
    private let provider: String
    private let limits: TransportLimits
    private let clock: any Clock<Duration>

    init(_ body: HTTPClientResponse.Body, from provider: String, limits: TransportLimits, clock: any Clock<Duration>) {
        iterator = body.makeAsyncIterator()
        self.provider = provider
        self.limits = limits
        self.clock = clock
    }

    /// The next chunk, or nil after the last one.
    func next() async throws -> ByteBuffer? {
        let stalled = ModelError(.timedOut, "\(provider): the answer stood still for \(limits.silence)")
        let chunk = try await withDeadline(limits.silence, onTimeout: stalled, clock: clock) { try await self.read() }
        guard let chunk else { return nil }
        count += chunk.readableBytes
        guard count <= limits.bytes else {
            throw ModelError(.tooLarge, "\(provider): the answer has more than \(limits.bytes) bytes")
        }
        return chunk
    }

    /// Everything that is left of the body.
    func rest() async throws -> Data {
        var data = Data()
        while let chunk = try await next() { data.append(contentsOf: chunk.readableBytesView) }
        return data
    }

    private func read() async throws -> ByteBuffer? {
        var iterator = iterator
        defer { self.iterator = iterator }
        return try await iterator.next(isolation: self)
    }
}
