public import Foundation

/// Where a Prometheus is, and how it is spoken to. Anything that speaks its HTTP API will do: Thanos, Mimir,
/// VictoriaMetrics.
public struct PrometheusConfiguration: Hashable, Sendable {
    /// Who the client says it is. Secrets lie in files, so that this value can be printed.
    public enum Authorization: Hashable, Sendable {
        case none
        /// The file is read for each query: tokens of service accounts are renewed.
        case bearerToken(file: String)
        case basic(username: String, passwordFile: String)
    }

    /// The address before `/api/v1`, with the path prefix if there is one: `https://prometheus.monitoring:9090`.
    public let server: URL
    public var authorization: Authorization
    /// A file of certificates in PEM that are trusted instead of the system's; nil for the system's.
    public var certificateAuthority: String?
    /// The longest that one whole answer may take. The server is told, so that it gives up too.
    public var timeout: Duration
    /// The largest answer that is read, in bytes.
    public var maxAnswerBytes: Int

    /// Reads an address.
    ///
    /// - Throws: ``PrometheusError`` with the code `configuration` for what is no address of a server, and for one with
    ///   an account in it: a password does not belong there.
    public init(
        server address: String, authorization: Authorization = .none, certificateAuthority: String? = nil,
        timeout: Duration = .seconds(15), maxAnswerBytes: Int = 16 << 20
    ) throws(PrometheusError) {
        let text = address.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let parts = URLComponents(string: text), ["http", "https"].contains(parts.scheme?.lowercased()),
            parts.host?.isEmpty == false, parts.query == nil, parts.fragment == nil, let server = parts.url
        else {
            throw PrometheusError(
                .configuration,
                "the address of Prometheus is not of the form http://prometheus.monitoring:9090, or https://...")
        }
        guard parts.user == nil, parts.password == nil else {
            throw PrometheusError(
                .configuration,
                "the address of Prometheus has an account in it: name the user and a file with the password instead")
        }
        self.server = server
        self.authorization = authorization
        self.certificateAuthority = certificateAuthority
        self.timeout = timeout
        self.maxAnswerBytes = maxAnswerBytes
    }

    /// The address without a slash at its end.
    var base: String { String(server.absoluteString.reversed().drop { $0 == "/" }.reversed()) }
}
