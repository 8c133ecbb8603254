import MidwatchTestKit
import NIOCore
import NIOPosix

/// A server that sends bytes as a test wants them, also such that are no HTTP.
enum RawServer {
    /// What it does with each connection, once the first bytes of a request have come.
    typealias Handler = @Sendable (NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws -> Void

    /// Runs a server for the time of a closure, which gets its address.
    static func run<Result>(
        _ handler: @escaping Handler, _ body: (String) async throws -> Result
    ) async throws -> Result {
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await listener.executeThenClose { connections in
                    try await withThrowingDiscardingTaskGroup { group in
                        for try await connection in connections {
                            // A connection that breaks ends for itself.
                            group.addTask { try? await serve(connection, handler) }
                        }
                        group.cancelAll()
                    }
                }
            }
            let result: Swift.Result<Result, any Error>
            do {
                result = .success(try await body("http://127.0.0.1:\(listener.channel.localAddress?.port ?? 0)"))
            } catch {
                result = .failure(error)
            }
            listener.channel.close(promise: nil)
            try await group.waitForAll()
            return try result.get()
        }
    }

    private static func serve(_ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>, _ handler: Handler) async throws {
        try await connection.executeThenClose { inbound, outbound in
            for try await _ in inbound {
                try await handler(outbound)
                return
            }
        }
    }
}
