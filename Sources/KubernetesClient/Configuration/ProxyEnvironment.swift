import Foundation

/// The proxies that the environment names: `HTTPS_PROXY`, `HTTP_PROXY`, and `NO_PROXY` for those to reach directly.
struct ProxyEnvironment {
    private let environment: [String: String]

    init(_ environment: [String: String]) { self.environment = environment }

    /// The proxy for an API server, or nil to reach it directly.
    func proxy(for server: URL) throws(KubernetesError) -> Proxy? {
        let name = server.scheme == "https" ? "HTTPS_PROXY" : "HTTP_PROXY"
        guard let text = value(name), !bypasses(server) else { return nil }
        guard let proxy = Proxy(url: text) else {
            throw KubernetesError(
                .configuration, "\(name) is not a proxy that Midwatch can use: \(Proxy.supported)")
        }
        return proxy
    }

    private func bypasses(_ server: URL) -> Bool {
        let host = (server.host ?? "").trimmingCharacters(in: ["[", "]"]).lowercased()
        if host == "localhost" || IPAddress(host)?.isLoopback == true { return true }
        let port = server.port ?? (server.scheme == "https" ? 443 : 80)
        return (value("NO_PROXY") ?? "").split(separator: ",").contains { rule in
            Self.matches(rule.trimmingCharacters(in: .whitespaces).lowercased(), host: host, port: port)
        }
    }

    /// Whether one entry of `NO_PROXY` holds for a host: `*`, an address, a network, a domain; each also with a port.
    static func matches(_ rule: String, host: String, port: Int) -> Bool {
        if rule.isEmpty { return false }
        if rule == "*" { return true }
        if let network = IPNetwork(rule) { return IPAddress(host).map(network.contains) ?? false }
        if let address = IPAddress(rule) { return IPAddress(host) == address }
        var domain = rule
        if let colon = rule.lastIndex(of: ":"), let rulePort = Int(rule[rule.index(after: colon)...]) {
            guard rulePort == port else { return false }
            domain = rule[..<colon].trimmingCharacters(in: ["[", "]"])
            if let address = IPAddress(domain) { return IPAddress(host) == address }
        }
        if domain.hasPrefix("*.") { domain.removeFirst() }
        if domain.hasPrefix(".") { return host.hasSuffix(domain) }
        return host == domain || host.hasSuffix(".\(domain)")
    }

    private func value(_ name: String) -> String? {
        let value = environment[name] ?? environment[name.lowercased()]
        return value?.isEmpty == false ? value : nil
    }
}
