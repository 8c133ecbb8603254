import Foundation
import InMemoryTracing
import MidwatchTestKit
import ModelExchange
import Testing

@testable import LanguageModels

@Suite(.timeLimit(.minutes(5)))
struct ModelSecrecyTests {
    private static let answers: [FakeServer.Handler] = [
        ChatAnswers.failing(401, "invalid_api_key"),
        ChatAnswers.failing(429, "insufficient_quota"),
        ChatAnswers.failing(503),
        // A server may say the key back.
        { request, responder in
            let key = request.headers["authorization"] ?? ""
            try await responder.respond(
                #"{"error":{"message":"Incorrect API key provided: \#(key.dropFirst(7))","code":"invalid_api_key"}}"#,
                status: 401)
        },
        { _, responder in try await responder.disconnect() },
        { _, responder in try await responder.respond("<html>", contentType: "text/html") },
        { _, responder in try await responder.respond("", status: 302, headers: ["Location": "http://127.0.0.1:1"]) },
    ]

    @Test(arguments: answers.indices)
    func `No error, log line or trace shows a key or the prompt`(index: Int) async throws {
        let key = "sk-proj-hush0123456789abcdefghijklmnop"
        let (log, tracer) = (ModelLog(), InMemoryTracer())
        try await FakeServer.run(handler: Self.answers[index]) { server in
            let configuration = ModelConfiguration.fake(
                .fake(at: server.url) { provider in
                    provider.key = .value(key, from: "OPENAI_API_KEY")
                    provider.headers = ["x-gateway": SecretText("hush-gateway")]
                    provider.retries = RetryPolicy()
                    provider.retries.firstDelay = .milliseconds(1)
                })
            try await ModelRouter.with(configuration, log: log, tracer: tracer) { router in
                for _ in 0..<2 {
                    let error = try #require(await modelError { try await router.triage(.asking("hush-prompt")) })
                    #expect(!String(reflecting: error).contains("hush"))
                }
                #expect(!"\(router.status)".contains("hush"))
            }
        }
        #expect(!log.lines.isEmpty)
        #expect(!log.lines.joined().contains("hush"))
        for span in tracer.finishedSpans {
            #expect(!"\(span)".contains("hush"))
            #expect(!span.errors.contains { "\($0.error)".contains("hush") })
        }
    }

    @Test func `A dump of a configuration shows no key`() throws {
        var provider = ProviderConfiguration(
            "openai", kind: .openAIChat, key: .value("hush-key", from: "OPENAI_API_KEY"))
        provider.headers = ["x-gateway": SecretText("hush-gateway")]
        provider.aws = AWSKeySources(
            accessKeyID: .value("hush-id", from: "A"), secretAccessKey: .value("hush-secret", from: "B"),
            sessionToken: .value("hush-token", from: "C"))
        let configuration = ModelConfiguration(providers: [provider])
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in ["\(configuration)", String(reflecting: configuration), dumped] {
            #expect(!text.contains("hush"))
            #expect(text.contains("OPENAI_API_KEY"))
        }
    }

    @Test func `A header that no request can carry is refused without being quoted`() throws {
        let provider = ProviderConfiguration.fake(at: "http://models.test") {
            $0.headers = ["x-gateway": SecretText("hush\r\nx-more: 1")]
        }
        let problem = #expect(throws: ConfigurationProblem.self) {
            try ModelRouter.make(.fake(provider), environment: [:], logger: ModelLog().logger)
        }
        #expect(problem?.message.contains("hush") == false)
    }
}
