import Foundation
import KubernetesModel
import MidwatchTestKit
import ModelExchange
import Testing

@testable import LanguageModels

@Suite(.timeLimit(.minutes(5)))
struct AnswerComponentTests {
    @Test func `A request goes to the vendor's path with its key, and the answer is read`() async throws {
        let whole: (inout ProviderConfiguration) -> Void = { $0.isStreaming = false }
        try await ModelRouter.withFake(handler: ChatAnswers.saying(), change: whole) { router, server in
            let reply = try await router.triage()
            #expect(reply.turn.text == "because" && reply.outcome == .answered)
            #expect(reply.usage == TokenUsage(input: 10, output: 5))
            #expect(reply.model == "gpt-5.2-2026" && reply.id == "chatcmpl-1" && reply.provider == "openai")
            let request = try #require(server.requests.first)
            #expect("\(request.method) \(request.path)" == "POST /v1/chat/completions")
            #expect(request.headers["authorization"] == "Bearer hush-key-1")
            #expect(request.headers["content-type"] == "application/json")
            #expect(request.headers["user-agent"] == "midwatch")
            #expect(request.headers["traceparent"] == nil)
            #expect(!request.text.contains("shop/web"), "the conversation's name stays here")
        }
    }

    @Test func `A streamed answer is put together however it is cut`() async throws {
        let handler = ChatAnswers.streaming { responder in
            try await responder.send(ChatAnswers.piece("be") + ": ping\n\n")
            for byte in ChatAnswers.piece("cäuse").utf8 { try await responder.send([byte]) }
            try await responder.send(ChatAnswers.ending)
            try await responder.end()
        }
        try await ModelRouter.withFake(handler: handler) { router, server in
            let reply = try await router.triage()
            #expect(reply.turn.text == "becäuse")
            #expect(reply.usage == TokenUsage(input: 10, output: 5))
            #expect(server.requests.first?.text.contains(#""stream":true"#) == true)
        }
    }

    @Test func `A server that ignores the wish for a stream is understood`() async throws {
        try await ModelRouter.withFake(handler: ChatAnswers.saying()) { router, _ in
            let reply = try await router.triage()
            #expect(reply.turn.text == "because")
        }
    }

    @Test func `A stream need not end for its reply to be complete`() async throws {
        let handler = ChatAnswers.streaming { responder in
            try await responder.send(ChatAnswers.piece("because") + ChatAnswers.ending)
            try await responder.stall()
        }
        try await ModelRouter.withFake(handler: handler) { router, _ in
            let reply = try await router.triage()
            #expect(reply.turn.text == "because")
        }
    }

    private static let headers: [(ProviderKind, String, String)] = [
        (.openAIResponses, "authorization", "Bearer hush-key-1"), (.azure, "api-key", "hush-key-1"),
        (.anthropic, "x-api-key", "hush-key-1"), (.gemini, "x-goog-api-key", "hush-key-1"),
        (.bedrock, "authorization", "Bearer hush-key-1"), (.vLLM, "authorization", "Bearer hush-key-1"),
    ]

    @Test(arguments: headers)
    func `Each vendor gets its key where it looks for it`(
        kind: ProviderKind, name: String, value: String
    ) async throws {
        let change: (inout ProviderConfiguration) -> Void = { provider in
            provider.region = "eu-central-1"
            provider.headers = ["X-Team": SecretText("platform")]
        }
        let refuses = ChatAnswers.failing(400)
        try await ModelRouter.withFake(kind: kind, handler: refuses, change: change) { router, server in
            _ = await modelError { try await router.triage() }
            let request = try #require(server.requests.first)
            #expect(request.headers[name] == value)
            #expect(request.headers["x-team"] == "platform")
            let others = request.headers.filter { $0.key != name && $0.value.contains("hush") }
            #expect(others.isEmpty, "and nowhere else")
        }
    }

    @Test func `A request to Bedrock is signed where there is no key for it`() async throws {
        let change: (inout ProviderConfiguration) -> Void = { provider in
            provider.key = nil
            provider.region = "eu-central-1"
            provider.aws = AWSKeySources(
                accessKeyID: .value("AKIATEST", from: "AWS_ACCESS_KEY_ID"),
                secretAccessKey: .value("hush-secret", from: "AWS_SECRET_ACCESS_KEY"),
                sessionToken: .value("token-1", from: "AWS_SESSION_TOKEN"))
        }
        try await ModelRouter.withFake(
            kind: .bedrock, handler: ChatAnswers.failing(400), surroundings: Surroundings(now: { .testing }),
            change: change
        ) { router, server in
            _ = await modelError { try await router.triage() }
            let request = try #require(server.requests.first)
            #expect(request.headers["x-amz-date"] == "20261125T200000Z")
            #expect(request.headers["x-amz-security-token"] == "token-1")
            let prefix = "AWS4-HMAC-SHA256 Credential=AKIATEST/20261125/eu-central-1/bedrock/aws4_request, "
            #expect(request.headers["authorization"]?.hasPrefix(prefix) == true)
            let call = WireCall(
                path: request.path, headers: ["content-type": "application/json", "accept": "application/json"],
                body: Data(request.body), isStreaming: false)
            let signed = SignatureV4(region: "eu-central-1").headers(
                for: call, host: request.headers["host"] ?? "", at: .testing,
                credentials: AWSCredentials(
                    accessKeyID: "AKIATEST", secretAccessKey: SecretText("hush-secret"),
                    sessionToken: SecretText("token-1")))
            #expect(request.headers["authorization"] == signed["authorization"], "what is signed is what is sent")
        }
    }

    @Test func `A refusal is an answer, in whichever way it is told`() async throws {
        let told: [FakeServer.Handler] = [
            { _, responder in
                try await responder.respond(
                    #"{"choices":[{"finish_reason":"stop","message":{"content":null,"refusal":"I will not"}}]}"#)
            },
            ChatAnswers.failing(400, "content_filter"),
        ]
        for handler in told {
            try await ModelRouter.withFake(handler: handler) { router, server in
                guard case .refused = try await router.triage().outcome else {
                    Issue.record("no refusal")
                    return
                }
                #expect(server.requests.count == 1)
                #expect(router.status.map(\.state) == [.ready])
            }
        }
    }

    @Test func `A packed answer is unpacked`() async throws {
        // gzip of {"choices":[{"finish_reason":"stop","message":{"content":"packed"}}]}
        let text = """
            H4sIAAAAAAACAw3JQQqAMAwEwL/s2Rf0KyJS4mqLmBSTW+jfda6TkGZd6Chr4uzave0vq5uiwMMGFjx0rxdREmIa1P\
            hvVLl5YM5tfiHHPI1FAAAA
            """
        let packed = try #require(Data(base64Encoded: text))
        let handler: FakeServer.Handler = { _, responder in
            try await responder.respond(
                Array(packed), contentType: "application/json", headers: ["Content-Encoding": "gzip"])
        }
        try await ModelRouter.withFake(handler: handler) { router, _ in
            let reply = try await router.triage()
            #expect(reply.turn.text == "packed")
        }
    }

    @Test func `An authority of one's own is trusted where it is configured, and only there`() async throws {
        try await ModelFolder.with { folder in
            let file = try folder.write(TestCertificates.authority, to: "ca.pem")
            try await FakeServer.run(tls: FakeServerTLS(), handler: ChatAnswers.saying()) { server in
                let trusting = ModelConfiguration.fake(.fake(at: server.url) { $0.authorityFile = file })
                try await ModelRouter.with(trusting) { router in
                    let reply = try await router.triage()
                    #expect(reply.turn.text == "because")
                }
                try await ModelRouter.with(.fake(.fake(at: server.url))) { router in
                    let error = await modelError { try await router.triage() }
                    #expect(error?.code == .unavailable)
                    #expect(error?.message.contains("certificate") == true)
                }
                #expect(server.requests.count == 1)
            }
        }
    }

    @Test func `A proxy of the environment is asked to connect, and does not see the key`() async throws {
        try await FakeServer.run(handler: ChatAnswers.failing(403)) { proxy in
            let environment = ["HTTPS_PROXY": "http://me:hush@127.0.0.1:\(proxy.port)"]
            let configuration = ModelConfiguration.fake(.fake(at: "https://models.test"))
            try await ModelRouter.with(configuration, environment: environment) { router in
                #expect(await modelError { try await router.triage() }?.code == .unavailable)
            }
            let request = try #require(proxy.requests.first)
            #expect("\(request.method) \(request.path)" == "CONNECT models.test:443")
            #expect(request.headers["proxy-authorization"] == "Basic \(Data("me:hush".utf8).base64EncodedString())")
            #expect(request.headers["authorization"] == nil)
        }
    }
}
