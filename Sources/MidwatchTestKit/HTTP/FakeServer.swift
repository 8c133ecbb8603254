import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// An HTTP/1.1 server on a loopback port whose answers a test scripts; it records the requests.
public final class FakeServer: Sendable {
    /// Answers a request. When it returns, the next request of the connection is read.
    public typealias Handler = @Sendable (FakeRequest, FakeResponder) async throws -> Void

    private struct State {
        var requests: [FakeRequest] = []
        var connections = 0
    }

    private typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

    /// The port, chosen by the system.
    public let port: Int
    private let scheme: String
    private let handler: Handler
    private let state = Mutex(State())

    private init(port: Int, scheme: String, handler: @escaping Handler) {
        self.port = port
        self.scheme = scheme
        self.handler = handler
    }

    /// The address: `https://127.0.0.1:40123`.
    public var url: String { "\(scheme)://127.0.0.1:\(port)" }

    /// Every request so far, in order of arrival.
    public var requests: [FakeRequest] { state.withLock { $0.requests } }

    /// Runs a server for the time of a closure.
    ///
    /// - Parameters:
    ///   - tls: The server's certificate, or nil for plain HTTP.
    ///   - handler: Answers each request.
    ///   - body: What to do with the server; when it returns, all connections are closed.
    public static func run<Result>(
        tls: FakeServerTLS? = nil, handler: @escaping Handler, _ body: (FakeServer) async throws -> Result
    ) async throws -> Result {
        let context = try tls?.makeContext()
        // NIO traps where an accepted connection is dropped unserved, as its own sequence of them does when the listener
        // is closed at that moment. Each connection that is made here is served or closed.
        let (accepted, arrivals) = AsyncStream.makeStream(of: Connection.self)
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let context { try pipeline.addHandler(NIOSSLServerHandler(context: context)) }
                    try pipeline.configureHTTPServerPipeline()
                    let connection = try Connection(wrappingChannelSynchronously: channel)
                    guard case .terminated = arrivals.yield(connection) else { return }
                    Task { try? await connection.executeThenClose { _, _ in } }
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let server = FakeServer(
            port: listener.localAddress?.port ?? 0, scheme: tls == nil ? "http" : "https", handler: handler)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await server.serve(accepted) }
            let result: Swift.Result<Result, any Error>
            do {
                result = .success(try await body(server))
            } catch {
                result = .failure(error)
            }
            try? await listener.close().get()
            arrivals.finish()
            try await group.waitForAll()
            return try result.get()
        }
    }

    private func serve(_ accepted: AsyncStream<Connection>) async {
        await withDiscardingTaskGroup { group in
            for await connection in accepted {
                // A connection that breaks, or whose client did not trust the server, ends for itself.
                group.addTask { try? await self.serve(connection) }
            }
            group.cancelAll()
        }
    }

    private func serve(_ connection: Connection) async throws {
        let number = state.withLock { state in
            state.connections += 1
            return state.connections
        }
        try await connection.executeThenClose { inbound, outbound in
            var head: HTTPRequestHead?
            var body: [UInt8] = []
            for try await part in inbound {
                switch part {
                case .head(let received): (head, body) = (received, [])
                case .body(let bytes): body.append(contentsOf: bytes.readableBytesView)
                case .end:
                    guard let head else { continue }
                    let request = FakeRequest(head: head, body: body, connection: number)
                    state.withLock { $0.requests.append(request) }
                    try await handler(request, FakeResponder(channel: connection.channel, writer: outbound))
                }
            }
        }
    }
}
