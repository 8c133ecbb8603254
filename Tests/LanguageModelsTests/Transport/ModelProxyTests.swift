import Testing

@testable import LanguageModels

struct ModelProxyTests {
    private static let rules: [(String, String, Bool)] = [
        ("*", "https://x.test", true), ("x.test", "https://x.test", true), ("x.test", "https://a.x.test", true),
        ("x.test", "https://ax.test", false), (".x.test", "https://x.test", false),
        ("*.x.test", "https://a.x.test", true), ("x.test:6443", "https://x.test:6443", true),
        ("x.test:6443", "https://x.test", false), ("10.0.0.1", "http://10.0.0.1", true),
        ("10.96.0.0/12", "http://10.96.0.1", true), ("10.96.0.0/12", "http://10.112.0.1", false),
        ("fd00::/8", "http://[fd00::1]", true), ("[fd00::1]:80", "http://[fd00::1]", true),
        (".svc", "http://ollama.ai.svc:11434", true), ("", "https://x.test", false),
    ]

    @Test(arguments: rules)
    func `NO_PROXY takes names, domains, addresses, networks and ports`(
        rule: String, address: String, isDirect: Bool
    ) throws {
        let endpoint = try #require(Endpoint(address))
        let environment = ["HTTP_PROXY": "http://p:1", "HTTPS_PROXY": "http://p:1", "NO_PROXY": "other.test, \(rule)"]
        #expect((try ProxyEnvironment(environment).proxy(for: endpoint) == nil) == isDirect)
    }

    private static let environments: [(String, [String: String], String?)] = [
        ("https://x.test", ["HTTPS_PROXY": "http://p:3128"], "p"),
        ("https://x.test", ["https_proxy": "p:3128"], "p"),
        ("https://x.test", ["HTTP_PROXY": "http://p:3128"], nil),
        ("http://x.test", ["HTTP_PROXY": "http://p:3128"], "p"),
        ("http://127.0.0.1:11434", ["HTTP_PROXY": "http://p:3128"], nil),
        ("http://[::1]", ["HTTP_PROXY": "http://p:3128"], nil),
        ("http://localhost", ["HTTP_PROXY": "http://p:3128"], nil),
        ("https://x.test", ["HTTPS_PROXY": ""], nil),
    ]

    @Test(arguments: environments)
    func `The environment names the proxy`(server: String, environment: [String: String], host: String?) throws {
        let endpoint = try #require(Endpoint(server))
        #expect(try ProxyEnvironment(environment).proxy(for: endpoint)?.host == host)
    }

    @Test(arguments: ["ftp://me:hush@x", "https://me:hush@x", "http://"])
    func `A proxy that cannot be used is an error that does not quote it`(text: String) throws {
        let endpoint = try #require(Endpoint("https://x.test"))
        let problem = #expect(throws: ConfigurationProblem.self) {
            try ProxyEnvironment(["HTTPS_PROXY": text]).proxy(for: endpoint)
        }
        #expect(problem?.message.contains("HTTPS_PROXY") == true)
        #expect(problem?.message.contains("hush") == false)
    }

    @Test func `An account of a proxy is a secret`() throws {
        let proxy = try #require(Proxy(url: "http://me:hush@p.test:3128"))
        #expect(proxy.port == 3128 && proxy.username == "me" && proxy.password?.exposed == "hush")
        #expect(!String(reflecting: proxy).contains("hush"))
    }
}
