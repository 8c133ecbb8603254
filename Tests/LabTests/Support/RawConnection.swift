import MidwatchTestKit
import NIOCore
import NIOPosix

/// A client that writes what it wants, as it wants, and reads when it wants.
struct RawConnection: Sendable {
    private let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>

    /// Connects for the time of the body.
    static func with<Result: Sendable>(
        port: Int, _ body: @Sendable (inout Exchange) async throws -> Result
    ) async throws -> Result {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(inboundType: ByteBuffer.self, outboundType: ByteBuffer.self))
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            var exchange = Exchange(inbound: inbound.makeAsyncIterator(), outbound: outbound)
            return try await body(&exchange)
        }
    }

    struct Exchange {
        fileprivate var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
        fileprivate let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
        /// What came so far.
        private(set) var text = ""

        fileprivate init(
            inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
            outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
        ) {
            self.inbound = inbound
            self.outbound = outbound
        }

        func send(_ text: String) async throws { try await outbound.write(ByteBuffer(string: text)) }

        /// Sends what may come too late: the server may have closed the connection by now.
        func trySend(_ text: String) async -> Bool {
            do {
                try await send(text)
                return true
            } catch {
                return false
            }
        }

        /// Reads until a text has come so often, or the connection is at its end.
        mutating func read(until wanted: String, times: Int = 1) async throws {
            while text.components(of: wanted) < times {
                guard let part = try await inbound.next(isolation: #isolation) else { return }
                text += String(buffer: part)
            }
        }

        /// Reads to the end of the connection.
        ///
        /// - Returns: how many bytes came.
        mutating func readToEnd() async -> Int {
            var count = 0
            do {
                while let part = try await inbound.next(isolation: #isolation) {
                    count += part.readableBytes
                    if text.utf8.count < 65536 { text += String(buffer: part) }
                }
            } catch {
                // Closed the hard way, which is an end too.
            }
            return count
        }
    }
}

extension String {
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
