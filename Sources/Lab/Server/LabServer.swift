internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
package import Logging
internal import NIOCore
internal import ServiceLifecycle

/// Serves the Lab's API over HTTP, on loopback.
package struct LabServer: Service {
    /// Where a server listens, and whom it lets in.
    package struct Configuration: Sendable {
        package var host = "127.0.0.1"
        /// 0: any that is free.
        package var port = 0
        /// The bearer token of every request.
        package var token: String
        /// The certificate to show; nil: plain HTTP. `kubectl` sends its token over TLS alone.
        package var identity: LabIdentity?
        /// What `/metrics/cadvisor`, `/metrics/services` and `/metrics/state` show; nil: those paths are not there.
        package var measurements: PodMeasurements?
        /// How many clients are served at once; others wait until one goes.
        package var maximumConnections = 8192
        /// How long a client may take to send a request.
        package var readTimeout: Duration = .seconds(30)
        /// How long a client may leave an answer where it is.
        package var writeTimeout: Duration = .seconds(30)

        package init(token: String, identity: LabIdentity? = nil) {
            self.token = token
            self.identity = identity
        }
    }

    private let server: APIServer
    private let configuration: Configuration
    private let logger: Logger
    private let onListening: @Sendable (_ port: Int) async -> Void

    /// - Parameter onListening: Is told the port as soon as requests are answered.
    package init(
        _ server: APIServer, _ configuration: Configuration, logger: Logger,
        onListening: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) {
        self.server = server
        self.configuration = configuration
        self.logger = logger
        self.onListening = onListening
    }

    /// After this a connection on which nothing is asked is closed.
    private static let idleTimeout: TimeAmount = .minutes(3)

    package func run() async throws {
        var logger = logger
        // Each request would otherwise be a line.
        logger.logLevel = max(logger.logLevel, .warning)
        let patience = ConnectionGuard.Patience(
            reading: TimeAmount(configuration.readTimeout), writing: TimeAmount(configuration.writeTimeout))
        let plain = HTTPServerBuilder.http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [ConnectionGuard(patience)], idleTimeout: Self.idleTimeout))
        let application = Application(
            responder: Responder(
                server: server, token: configuration.token,
                metrics: configuration.measurements.map { MetricsEndpoint(server: server, measurements: $0) }),
            server: try configuration.identity.map { try .tls(plain, tlsConfiguration: $0.configuration()) }
                ?? plain,
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: nil,
                availableConnectionsDelegate: .maximum(configuration.maximumConnections, logger: logger)),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? 0) }, logger: logger)
        // Watches would hold the connections for half an hour.
        do {
            try await withGracefulShutdownHandler {
                try await application.run()
            } onGracefulShutdown: {
                server.store.close()
            }
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw PortInUse(port: configuration.port)
        }
    }

    /// Somebody else listens on the port.
    package struct PortInUse: Error, CustomStringConvertible {
        package let port: Int

        package var description: String {
            "port \(port) is in use; name another with --port, or none for any that is free"
        }
    }
}
