import Foundation
import InMemoryTracing
import MidwatchTestKit
import ModelExchange
import Testing
import Tracing

@testable import LanguageModels

@Suite(.timeLimit(.minutes(5)))
struct RoutingComponentTests {
    /// Runs a test with two providers, `first` and `second`, in this order on every route.
    private func withTwo(
        _ first: @escaping FakeServer.Handler, patience: Duration = .seconds(20),
        _ second: @escaping FakeServer.Handler = ChatAnswers.saying("second"),
        _ body: (ModelRouter, FakeServer, FakeServer) async throws -> Void
    ) async throws {
        try await FakeServer.run(handler: first) { one in
            try await FakeServer.run(handler: second) { two in
                let configuration = ModelConfiguration.fake(
                    .fake("first", at: one.url) { $0.limits.answer = patience },
                    .fake("second", at: two.url))
                try await ModelRouter.with(configuration) { router in try await body(router, one, two) }
            }
        }
    }

    private static let failures: [(String, FakeServer.Handler)] = [
        ("down", ChatAnswers.failing(503)),
        ("no right", ChatAnswers.failing(403)),
        ("no money", ChatAnswers.failing(429, "insufficient_quota")),
        ("too fast", ChatAnswers.failing(429, "rate_limit_exceeded")),
        ("too slow", { _, responder in try await responder.stall() }),
        ("nonsense", { _, responder in try await responder.respond("{}") }),
        ("wrong request", ChatAnswers.failing(404, "model_not_found")),
        ("gone", { _, responder in try await responder.disconnect() }),
    ]

    @Test(arguments: failures.indices)
    func `Where one model fails the next one answers`(index: Int) async throws {
        let (name, handler) = Self.failures[index]
        let patience: Duration = name == "too slow" ? .milliseconds(300) : .seconds(20)
        try await withTwo(handler, patience: patience) { router, _, _ in
            let reply = try await router.triage()
            #expect(reply.turn.text == "second", "\(name)")
        }
    }

    @Test func `A conversation stays with who answered`() async throws {
        let answers = ScriptedAnswers(ChatAnswers.failing(503), ChatAnswers.saying("first"))
        try await withTwo(answers.handler) { router, one, _ in
            for _ in 0..<3 {
                let reply = try await router.triage()
                #expect(reply.turn.text == "second")
            }
            #expect(one.requests.count == 1)
            let reply = try await router.triage(.asking(in: "shop/other"))
            #expect(reply.turn.text == "first")
        }
    }

    @Test func `A request that is refused for what it is goes to the next once, and that is remembered`() async throws {
        try await withTwo(ChatAnswers.failing(400, "context_length_exceeded")) { router, one, _ in
            for _ in 0..<3 {
                let reply = try await router.triage()
                #expect(reply.turn.text == "second")
            }
            #expect(one.requests.count == 1)
        }
    }

    @Test func `A refusal is an answer and asks nobody else`() async throws {
        let handler: FakeServer.Handler = { _, responder in
            try await responder.respond(#"{"choices":[{"finish_reason":"stop","message":{"refusal":"no"}}]}"#)
        }
        try await withTwo(handler) { router, _, two in
            let reply = try await router.triage()
            #expect(reply.outcome == .refused("no"))
            #expect(two.requests.isEmpty)
        }
    }

    @Test func `Where all fail the error says who was tried`() async throws {
        try await withTwo(ChatAnswers.failing(503), ChatAnswers.failing(529)) { router, _, _ in
            let error = try #require(await modelError { try await router.triage() })
            #expect(error.code == .unavailable)
            #expect(error.message.hasPrefix("no model answered the triage: first/gpt-5.2: "))
            #expect(error.message.contains("; second/gpt-5.2: "))
        }
    }

    @Test func `A role without a route says so`() async throws {
        try await ModelRouter.with(ModelConfiguration()) { router in
            #expect(
                await modelError { try await router.triage() }
                    == ModelError(.notConfigured, "no model is configured for triage"))
            #expect(router.route(of: .triage).isEmpty)
            #expect(router.state(of: .triage) == .notConfigured)
        }
    }

    @Test func `A server that takes no schema is asked for JSON in another way, once and for all`() async throws {
        let handler: FakeServer.Handler = { request, responder in
            guard !request.text.contains("response_format") else {
                return try await responder.respond(
                    #"{"error":"'response_format' is not supported by this model"}"#, status: 400)
            }
            try await responder.respond(ChatAnswers.body(#"{\"word\":\"yes\"}"#))
        }
        let log = ModelLog()
        try await ModelRouter.withFake(kind: .compatible, handler: handler, log: log) { router, server in
            for _ in 0..<2 {
                let reply = try await router.triage(.asking(answer: .word))
                #expect(reply.turn.text == #"{"word":"yes"}"#)
            }
            let bodies = server.requests.map(\.text)
            #expect(bodies.count == 4)
            #expect(bodies[0].contains("json_schema") && bodies[1].contains("json_object"))
            #expect(bodies[2].contains("additionalProperties"), "the schema stands in the instructions")
            #expect(!bodies[3].contains("response_format"))
            #expect(router.status.map(\.state) == [.ready])
            #expect(log.lines.filter { $0.hasPrefix("notice") }.count == 2)
        }
    }

    @Test func `Each model that is asked has a span of its own, and nothing else has`() async throws {
        try await FakeServer.run(handler: ChatAnswers.failing(503)) { one in
            try await FakeServer.run(handler: ChatAnswers.saying()) { two in
                let (tracer, measurements) = (InMemoryTracer(), ModelMeasurements())
                var configuration = ModelConfiguration.fake(.fake("first", at: one.url), .fake("second", at: two.url))
                configuration.budget.day.tokens = 1_000
                try await ModelRouter.with(configuration, tracer: tracer, metrics: measurements) { router in
                    _ = try await router.triage()
                }
                let spans = tracer.finishedSpans
                #expect(spans.map(\.operationName) == ["chat gpt-5.2", "chat gpt-5.2"])
                #expect(spans.map(\.attributes.all["midwatch.model.provider"]) == ["first", "second"])
                #expect(spans.map(\.attributes.all["error.type"]) == ["unavailable", nil])
                #expect(spans.map(\.attributes.all["server.port"]) == [one.port, two.port].map { .int64(Int64($0)) })
                #expect(measurements.entries("midwatch_model_budget_left_tokens").last?.value == 985)
                #expect(two.requests.first?.headers.keys.contains { $0.contains("trace") } == false)
            }
        }
    }

    @Test func `An unpriced local model answers where the money is gone`() async throws {
        try await FakeServer.run(handler: ChatAnswers.saying("local")) { server in
            var configuration = ModelConfiguration.fake(
                .fake("openai", at: server.url), .fake("ollama", kind: .ollama, at: server.url) { $0.key = nil })
            configuration.budget.day.cost = 0
            configuration.prices = [
                ModelTarget(provider: "openai", model: "gpt-5.2"): ModelPrice(input: 1, output: 1),
                ModelTarget(provider: "ollama", model: "gpt-5.2"): .free,
            ]
            try await ModelRouter.with(configuration) { router in
                let reply = try await router.triage()
                #expect(reply.provider == "ollama")
                #expect(server.requests.count == 1)
            }
        }
    }
}
