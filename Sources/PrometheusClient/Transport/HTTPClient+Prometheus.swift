import AsyncHTTPClient
import NIOCore
import NIOSSL

extension HTTPClient {
    /// A client for one Prometheus.
    static func prometheus(tls: TLSConfiguration) -> HTTPClient {
        var settings = HTTPClient.Configuration(
            tlsConfiguration: tls,
            // A redirect would carry the credential to somewhere else.
            redirectConfiguration: .disallow,
            timeout: Configuration.Timeout(connect: .seconds(5)),
            connectionPool: Configuration.ConnectionPool(
                idleTimeout: .seconds(30), concurrentHTTP1ConnectionsPerHostSoftLimit: 8))
        // Over HTTP/1.1 a query that times out takes its connection with it.
        settings.httpVersion = .http1Only
        settings.connectionPool.retryConnectionEstablishment = false
        // A span for each watch and each list would bury those of incidents.
        settings.tracing.tracer = nil
        return HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: settings)
    }
}

extension TLSConfiguration {
    /// Trusts the certificates of a file in PEM, or the system's where there is none.
    ///
    /// - Throws: ``PrometheusError`` with the code `configuration` where the file cannot be read or holds none.
    static func trusting(_ authorities: String?) throws(PrometheusError) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        guard let authorities else { return configuration }
        do {
            let certificates = try NIOSSLCertificate.fromPEMFile(authorities)
            guard !certificates.isEmpty else { throw NIOSSLError.failedToLoadCertificate }
            configuration.trustRoots = .certificates(certificates)
        } catch {
            throw PrometheusError(
                .configuration,
                "\(authorities), the file of authorities for Prometheus, cannot be read or holds no certificate in PEM")
        }
        return configuration
    }
}
