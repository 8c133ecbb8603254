import Foundation

/// The proxies that the environment names: `HTTPS_PROXY`, `HTTP_PROXY`, and `NO_PROXY` for those to reach directly.
struct ProxyEnvironment {
    private let environment: [String: String]

    init(_ environment: [String: String]) { self.environment = environment }

    /// The proxy for a provider, or nil to reach it directly.
    ///
    /// - Throws: A ``ConfigurationProblem`` that names the variable, and not its value.
    func proxy(for endpoint: Endpoint) throws(ConfigurationProblem) -> Proxy? {
        let name = endpoint.scheme == "https" ? "HTTPS_PROXY" : "HTTP_PROXY"
        guard let text = value(name), !bypasses(endpoint) else { return nil }
        guard let proxy = Proxy(url: text) else {
            throw ConfigurationProblem("\(name) is not a proxy that Midwatch can use: \(Proxy.supported)")
        }
        return proxy
    }

    private func bypasses(_ endpoint: Endpoint) -> Bool {
        if endpoint.host == "localhost" || IPAddress(endpoint.host)?.isLoopback == true { return true }
        return (value("NO_PROXY") ?? "").split(separator: ",").contains { rule in
            DirectRule(rule.trimmingCharacters(in: .whitespaces).lowercased()).matches(endpoint)
        }
    }

    private func value(_ name: String) -> String? {
        let value = environment[name] ?? environment[name.lowercased()]
        return value?.isEmpty == false ? value : nil
    }
}
