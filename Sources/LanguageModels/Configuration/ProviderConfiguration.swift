import Foundation

/// How one provider is reached and treated.
public struct ProviderConfiguration: Hashable, Sendable {
    /// What routes, logs and conditions call it: letters, digits, dots, dashes and underscores.
    public var name: String
    public var kind: ProviderKind
    /// The base address; nil: the vendor's own, or for Bedrock that of the region.
    public var address: String?
    /// Where the key is; nil: none is sent.
    public var key: KeySource?
    /// For Bedrock in place of a key: what requests are signed with.
    public var aws: AWSKeySources?
    /// For Bedrock: `eu-central-1`.
    public var region: String?
    /// For ``ProviderKind/azureLegacy``: `2024-10-21` or later.
    public var apiVersion: String?
    /// A file with certificates in PEM that are trusted besides those of the system.
    public var authorityFile: String?
    /// Headers that each request has besides, such as a gateway asks for; never printed.
    public var headers: [String: SecretText] = [:]
    /// What bounds each attempt.
    public var limits = TransportLimits()
    /// How long one request may take with all its attempts and the waits between them.
    public var timeout: Duration = .seconds(240)
    public var retries = RetryPolicy()
    public var circuit = CircuitPolicy()
    /// How many requests are under way at once.
    public var concurrency = 4
    /// How many more requests wait for their turn; beyond, they fail.
    public var queue = 64
    /// Whether replies are asked for as streams, so that it shows early when nothing comes.
    public var isStreaming = true

    public init(_ name: String, kind: ProviderKind, address: String? = nil, key: KeySource? = nil) {
        self.name = name
        self.kind = kind
        self.address = address
        self.key = key
    }

    /// Whether others on the network could read the key: its address has no TLS and is not of this machine.
    public var sendsKeyInTheClear: Bool {
        guard key != nil, let address, let url = URL(string: address), url.scheme?.lowercased() == "http" else {
            return false
        }
        let host = url.host ?? ""
        return host != "localhost" && IPAddress(host)?.isLoopback != true
    }
}
