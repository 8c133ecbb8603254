import Foundation
import Testing

@testable import LanguageModels

struct EndpointTests {
    private static let addresses: [(String, String, String, String)] = [
        ("https://api.openai.com", "/v1/chat/completions", "https://api.openai.com/v1/chat/completions", "plain"),
        ("https://api.openai.com/", "/v1/chat/completions", "https://api.openai.com/v1/chat/completions", "a slash"),
        ("https://api.openai.com/v1", "/v1/chat/completions", "https://api.openai.com/v1/chat/completions", "once"),
        ("https://api.openai.com/v1/", "/v1/responses", "https://api.openai.com/v1/responses", "once, with a slash"),
        ("https://openrouter.ai/api/v1", "/v1/messages", "https://openrouter.ai/api/v1/messages", "below a path"),
        ("https://gw.test/openai", "/v1/responses", "https://gw.test/openai/v1/responses", "nothing shared"),
        ("https://x.azure.test/openai/v1", "/openai/v1/responses", "https://x.azure.test/openai/v1/responses", "two"),
        ("http://[::1]:8000", "/v1/messages", "http://[::1]:8000/v1/messages", "IPv6"),
        ("HTTP://Ollama.ai.svc:11434", "/v1/messages", "http://ollama.ai.svc:11434/v1/messages", "case"),
        ("https://b.test", "/model/a%3A1/converse", "https://b.test/model/a%3A1/converse", "encoded"),
        ("https://b.test:443", "/x", "https://b.test/x", "the scheme's own port"),
    ]

    @Test(arguments: addresses)
    func `An address may be given with and without the version`(
        address: String, path: String, url: String, reason: String
    ) throws {
        let endpoint = try #require(Endpoint(address))
        var call = WireCall(path: path, headers: [:], body: Data(), isStreaming: false)
        call.path = endpoint.path(of: call)
        #expect(endpoint.url(of: call) == url, "\(reason)")
        call.query = "alt=sse"
        #expect(endpoint.url(of: call) == "\(url)?alt=sse")
    }

    @Test(arguments: [
        "", "api.openai.com", "ftp://x", "https://", "https://key@x", "https://me:key@x", "https://x/?key=1",
        "https://x/#key", "file:///etc/passwd", "https://x:99999",
    ])
    func `What is no address, or holds a secret, is refused`(text: String) { #expect(Endpoint(text) == nil) }
}
