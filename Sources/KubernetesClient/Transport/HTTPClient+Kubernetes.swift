import AsyncHTTPClient
import Foundation
import NIOCore

extension HTTPClient {
    /// A client for requests with an answer of their own.
    ///
    /// Over HTTP/1.1 a request that times out takes its connection with it; over HTTP/2 one dead connection would go on
    /// to stall every later request.
    static func unary(_ configuration: KubernetesConfiguration) -> HTTPClient {
        make(configuration, connections: 32, readTimeout: nil)
    }

    /// A client for watches and logs, each on a connection of its own.
    static func streams(_ configuration: KubernetesConfiguration) -> HTTPClient {
        // The last resort for a log that is followed: it may be silent for long, but a dead connection has to end.
        make(configuration, connections: 1024, readTimeout: .minutes(15))
    }

    private static func make(
        _ configuration: KubernetesConfiguration, connections: Int, readTimeout: TimeAmount?
    ) -> HTTPClient {
        var settings = HTTPClient.Configuration(
            // A redirect would carry the credential to somewhere else.
            redirectConfiguration: .disallow,
            timeout: Configuration.Timeout(connect: .seconds(10), read: readTimeout),
            connectionPool: Configuration.ConnectionPool(
                idleTimeout: .seconds(60), concurrentHTTP1ConnectionsPerHostSoftLimit: connections),
            proxy: configuration.proxy?.setting)
        settings.httpVersion = .http1Only
        settings.connectionPool.retryConnectionEstablishment = false
        // A span for each watch and each list would bury those of incidents.
        settings.tracing.tracer = nil
        if let serverName = configuration.tls.serverName, let host = configuration.server.host {
            settings.dnsOverride = [serverName: host.trimmingCharacters(in: ["[", "]"])]
        }
        return HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: settings)
    }
}

extension Proxy {
    fileprivate var setting: HTTPClient.Configuration.Proxy {
        switch kind {
        case .http:
            .server(
                host: host, port: port,
                authorization: username.map { .basic(username: $0, password: password?.exposed ?? "") })
        case .socks5: .socksServer(host: host, port: port)
        }
    }
}
