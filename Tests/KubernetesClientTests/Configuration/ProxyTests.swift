import Foundation
import Testing

@testable import KubernetesClient

struct ProxyTests {
    private static let rules: [(String, String, Int, Bool)] = [
        ("*", "x.test", 443, true), ("x.test", "x.test", 443, true), ("x.test", "a.x.test", 443, true),
        ("x.test", "ax.test", 443, false), (".x.test", "a.x.test", 443, true), (".x.test", "x.test", 443, false),
        ("*.x.test", "a.x.test", 443, true), ("x.test:6443", "x.test", 6443, true),
        ("x.test:6443", "x.test", 443, false), ("10.0.0.1", "10.0.0.1", 443, true),
        ("10.0.0.1:6443", "10.0.0.1", 443, false), ("10.0.0.1:6443", "10.0.0.1", 6443, true),
        ("10.96.0.0/12", "10.96.0.1", 443, true), ("10.96.0.0/12", "10.112.0.1", 443, false),
        ("fd00::/8", "fd00::1", 443, true), ("fd00::/8", "10.0.0.1", 443, false), ("fd00::1", "fd00:0::1", 443, true),
        ("[fd00::1]:443", "fd00::1", 443, true), ("10.0.0.0/33", "10.0.0.1", 443, false), ("", "x.test", 443, false),
        ("0.0.0.0/0", "10.1.2.3", 443, true),
    ]

    @Test(arguments: rules)
    func `NO_PROXY takes names, domains, addresses, networks and ports`(
        rule: String, host: String, port: Int, isDirect: Bool
    ) {
        #expect(ProxyEnvironment.matches(rule, host: host, port: port) == isDirect)
    }

    private static let environments: [(String, [String: String], String?)] = [
        ("https://x.test", ["HTTPS_PROXY": "http://p:3128"], "p"),
        ("https://x.test", ["https_proxy": "p:3128"], "p"),
        ("https://x.test", ["HTTP_PROXY": "http://p:3128"], nil),
        ("http://x.test", ["HTTP_PROXY": "http://p:3128"], "p"),
        ("https://x.test", ["HTTPS_PROXY": "http://p:3128", "NO_PROXY": "a, x.test"], nil),
        ("https://x.test:6443", ["HTTPS_PROXY": "http://p:3128", "no_proxy": "x.test:6443"], nil),
        ("https://127.0.0.1:6443", ["HTTPS_PROXY": "http://p:3128"], nil),
        ("https://[::1]:6443", ["HTTPS_PROXY": "http://p:3128"], nil),
        ("https://localhost", ["HTTPS_PROXY": "http://p:3128"], nil),
        ("https://x.test", ["HTTPS_PROXY": ""], nil),
    ]

    @Test(arguments: environments)
    func `The environment names the proxy`(server: String, environment: [String: String], host: String?) throws {
        let url = try #require(URL(string: server))
        #expect(try ProxyEnvironment(environment).proxy(for: url)?.host == host)
    }

    @Test func `A proxy's address holds kind, host, port and account`() throws {
        let http = try #require(Proxy(url: "http://me:secret@proxy.test:3128"))
        #expect(http.kind == .http && http.host == "proxy.test" && http.port == 3128)
        #expect(http.username == "me" && http.password == Redacted("secret"))
        let socks = try #require(Proxy(url: "socks5://proxy.test"))
        #expect(socks.kind == .socks5 && socks.port == 1080)
        #expect(Proxy(url: "https://proxy.test") == nil, "TLS to a proxy is not supported")
        #expect(Proxy(url: "socks5://me:secret@proxy.test") == nil, "nor is an account for SOCKS")
        #expect(Proxy(url: "http://") == nil)
    }

    @Test func `A proxy of the environment that cannot be used is an error`() throws {
        let url = try #require(URL(string: "https://x.test"))
        let error = #expect(throws: KubernetesError.self) {
            try ProxyEnvironment(["HTTPS_PROXY": "ftp://x"]).proxy(for: url)
        }
        #expect(error?.message.contains("HTTPS_PROXY") == true)
    }
}
