public import KubernetesModel
public import Logging

/// The connection to one cluster's API.
///
/// All methods may be called at once from anywhere. They throw ``KubernetesError``, and `CancellationError` when their
/// task is cancelled. Throttling and lost connections of reads are retried within bounds; nothing else is.
public final class KubernetesAPI: Sendable {
    /// Which cluster this is, and as whom.
    public let configuration: KubernetesConfiguration

    let transport: Transport
    let discovery: Discovery
    /// What the objects of all lists and watches share.
    let decodingCache = DecodingCache()

    /// Makes a client. Nothing is sent before the first request.
    public convenience init(configuration: KubernetesConfiguration, logger: Logger) {
        self.init(configuration: configuration, server: nil, logger: logger)
    }

    /// Makes a client of an API server in this process.
    package convenience init(of server: any LocalServer, logger: Logger) {
        self.init(configuration: .local, server: server, logger: logger)
    }

    init(
        configuration: KubernetesConfiguration, periods: Authenticator.Periods = Authenticator.Periods(),
        server: (any LocalServer)? = nil, logger: Logger
    ) {
        self.configuration = configuration
        transport = Transport(configuration, periods: periods, server: server, logger: logger)
        discovery = Discovery(transport: transport, logger: logger)
    }

    /// Ends every request and closes every connection. To be called once, after the last request.
    public func shutdown() async throws {
        try await transport.shutdown()
    }

    /// The version of a resource that the cluster serves and its projection can read, or nil where there is none.
    ///
    /// What the cluster said is kept for 10 minutes; that it serves something not, for 10 seconds.
    public func servedVersion(of resource: APIResource) async throws -> String? {
        try await discovery.servedVersion(of: resource)
    }

    /// The version of the API server.
    public func serverVersion() async throws -> ServerVersion {
        try await decode(ServerVersion.self, from: APIRequest(document: "/version"))
    }
}
