import AsyncHTTPClient
import NIOCore
import NIOHTTPCompression
import NIOSSL

extension HTTPClient {
    /// A client for one provider: another provider that stands still takes no connection away from it.
    ///
    /// Over HTTP/1.1 a request that times out takes its connection with it; over HTTP/2 one dead connection would go on
    /// to stall every later request.
    static func provider(_ limits: TransportLimits, tls: TLSConfiguration?, proxy: Proxy?) -> HTTPClient {
        var settings = HTTPClient.Configuration(
            tlsConfiguration: tls,
            // A redirect would carry the key to somewhere else.
            redirectConfiguration: .disallow,
            timeout: Configuration.Timeout(connect: TimeAmount(limits.connect)),
            connectionPool: Configuration.ConnectionPool(idleTimeout: .seconds(60)),
            proxy: proxy?.setting,
            // A small compressed answer may be a large one: the limit is that of what comes out.
            decompression: .enabled(limit: .size(limits.bytes)))
        settings.httpVersion = .http1Only
        settings.connectionPool.retryConnectionEstablishment = false
        // The call has a span of its own, and providers are told nothing of our traces.
        settings.tracing.tracer = nil
        return HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: settings)
    }
}

extension Proxy {
    fileprivate var setting: HTTPClient.Configuration.Proxy {
        .server(
            host: host, port: port,
            authorization: username.map { .basic(username: $0, password: password?.exposed ?? "") })
    }
}
