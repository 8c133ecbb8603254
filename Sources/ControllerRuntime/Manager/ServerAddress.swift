/// Where the probes and metrics are served.
public struct ServerAddress: Hashable, Sendable {
    /// A host name or IP address; `0.0.0.0` for all of them.
    public let host: String
    /// 1 to 65535, or 0 for any free one.
    public let port: Int

    public init(host: String = "0.0.0.0", port: Int) {
        self.host = host
        self.port = port
    }
}
