import AsyncHTTPClient
import Foundation
import KubernetesModel
import NIOCore
import NIOFoundationCompat

/// The events of a watch, read line by line.
struct WatchBody {
    private var chunks: HTTPClientResponse.Body.AsyncIterator
    private var buffer = ByteBuffer()

    init(_ body: HTTPClientResponse.Body) { chunks = body.makeAsyncIterator() }

    /// The next event; nil: the server has ended the watch.
    mutating func next() async throws -> JSONValue? {
        while true {
            if let end = buffer.readableBytesView.firstIndex(of: UInt8(ascii: "\n")),
                let line = buffer.readData(length: end - buffer.readerIndex + 1)
            {
                return try JSONValue(parsing: line)
            }
            guard var chunk = try await chunks.next(isolation: #isolation) else { return nil }
            buffer.writeBuffer(&chunk)
        }
    }

    /// The next events; all until the end where no number is given.
    mutating func events(_ count: Int?) async throws -> [JSONValue] {
        var events: [JSONValue] = []
        while count.map({ events.count < $0 }) ?? true, let event = try await next() { events.append(event) }
        return events
    }
}
