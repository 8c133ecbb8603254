import AsyncHTTPClient
import Foundation
import KubernetesClient
import Lab
import Logging
import MidwatchTestKit
import NIOCore
import NIOHTTP1
import NIOSSL
import ServiceLifecycle

/// A Lab that listens on a port, over TLS.
struct RunningLab: Sendable {
    let server: APIServer
    let port: Int
    let token: String
    /// The path of its kubeconfig.
    let kubeconfig: String
    private let isEncrypted: Bool
    private let client: HTTPClient

    private static let quiet = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }

    /// Runs a Lab for the time of the body.
    ///
    /// - Parameters:
    ///   - isEncrypted: False: over plain HTTP, for tests that write the bytes themselves or open thousands of
    ///     connections.
    ///   - identity: Nil: one of its own.
    static func with(
        isEncrypted: Bool = true, identity given: LabIdentity? = nil,
        configure: (inout LabServer.Configuration) -> Void = { _ in },
        _ body: @escaping @Sendable (RunningLab) async throws -> Void
    ) async throws {
        let server = APIServer(APIServer.Configuration(now: { Date() }, seed: 1))
        let token = LabKubeconfig.randomToken()
        let identity = isEncrypted ? try given ?? LabIdentity(now: Date()) : nil
        var configuration = LabServer.Configuration(token: token, identity: identity)
        configure(&configuration)
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        var settings = HTTPClient.Configuration(timeout: .init(connect: .seconds(10), read: .seconds(60)))
        if let identity {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(identity.certificate.utf8)))
            settings.tlsConfiguration = tls
        }
        settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 4000
        let client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: settings)
        let (ports, listening) = AsyncStream<Int>.makeStream()
        let service = LabServer(
            server, configuration, logger: quiet
        ) { listening.yield($0) }
        let group = ServiceGroup(services: [service], logger: quiet)
        let result: Result<Void, any Error>
        do {
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                var iterator = ports.makeAsyncIterator()
                guard let port = await iterator.next() else { throw TestFailure("the Lab does not listen") }
                let file = try folder.write(
                    LabKubeconfig(port: port, token: token, identity: identity).text, to: "kubeconfig")
                try await body(
                    RunningLab(
                        server: server, port: port, token: token, kubeconfig: file, isEncrypted: isEncrypted,
                        client: client))
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
            }
            result = .success(())
        } catch {
            result = .failure(error)
        }
        try await client.shutdown()
        try result.get()
    }

    func send(
        _ method: HTTPMethod, _ path: String, token: String?, body: ByteBuffer? = nil
    ) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: "\(isEncrypted ? "https" : "http")://127.0.0.1:\(port)\(path)")
        request.method = method
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        if let body { request.body = .bytes(body) }
        return try await client.execute(request, deadline: .now() + .seconds(90))
    }

    /// Midwatch's client, as the kubeconfig says.
    func withAPI(_ body: (KubernetesAPI) async throws -> Void) async throws {
        let api = KubernetesAPI(
            configuration: try KubernetesConfiguration.load(kubeconfig: kubeconfig), logger: Self.quiet)
        let result = await Result { try await body(api) }
        try await api.shutdown()
        try result.get()
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}
