import Foundation

/// One entry of `NO_PROXY`: `*`, an address, a network, a domain; each also with a port.
struct DirectRule {
    private let text: String

    /// - Parameter text: The entry in lower case.
    init(_ text: String) { self.text = text }

    /// Whether a server is to be reached directly.
    func matches(_ endpoint: Endpoint) -> Bool {
        if text.isEmpty { return false }
        if text == "*" { return true }
        if let network = IPNetwork(text) { return IPAddress(endpoint.host).map(network.contains) ?? false }
        if let address = IPAddress(text) { return IPAddress(endpoint.host) == address }
        var domain = text
        if let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]) {
            guard port == endpoint.port else { return false }
            domain = text[..<colon].trimmingCharacters(in: ["[", "]"])
            if let address = IPAddress(domain) { return IPAddress(endpoint.host) == address }
        }
        if domain.hasPrefix("*.") { domain.removeFirst() }
        if domain.hasPrefix(".") { return endpoint.host.hasSuffix(domain) }
        return endpoint.host == domain || endpoint.host.hasSuffix(".\(domain)")
    }
}
