import InMemoryTracing
import KubernetesModel
import ModelExchange
import Testing
import Tracing

@testable import LanguageModels

struct ModelObserverTests {
    private let tracer = InMemoryTracer()
    private let measurements = ModelMeasurements()

    private func call(system: String = "openai", isStreaming: Bool = true) throws -> ObservedCall {
        ObservedCall(
            role: .triage, target: ModelTarget(provider: "main", model: "gpt-5.2"),
            provider: ProviderIdentity(
                name: "main", system: system, endpoint: try #require(Endpoint("https://api.openai.com")),
                openAIAPI: "chat_completions", isStreaming: isStreaming))
    }

    private func observer(_ capture: ContentCapture = .off) -> ModelObserver {
        ModelObserver(
            tracer: tracer, metrics: ModelMetrics(factory: measurements, currency: "EUR"), capture: capture,
            surroundings: Surroundings())
    }

    private func attributes() throws -> [String: SpanAttribute] {
        try #require(tracer.finishedSpans.first).attributes.all
    }

    private static let reply = ModelReply(
        outcome: .answered, turn: ModelTurn(text: "because"),
        usage: TokenUsage(input: 100, cachedInput: 60, cacheWrites: 20, output: 50, reasoning: 30), cost: 2_500_000,
        provider: "openai", model: "gpt-5.2-2026", id: "r-1", finishReasons: ["stop"])

    @Test func `A call is a client span by the conventions`() async throws {
        _ = try await observer().observe(.asking(answer: .word), call()) { Self.reply }
        let span = try #require(tracer.finishedSpans.first)
        #expect(tracer.finishedSpans.count == 1)
        #expect(span.operationName == "chat gpt-5.2")
        #expect(span.kind == .client)
        #expect(span.status == nil)
        #expect(
            try attributes() == [
                "gen_ai.operation.name": "chat", "gen_ai.provider.name": "openai", "gen_ai.request.model": "gpt-5.2",
                "server.address": "api.openai.com", "server.port": 443, "gen_ai.conversation.id": "shop/web",
                "gen_ai.request.max_tokens": 100, "gen_ai.output.type": "json", "gen_ai.request.stream": .bool(true),
                "openai.api.type": "chat_completions", "gen_ai.response.model": "gpt-5.2-2026",
                "gen_ai.response.id": "r-1", "gen_ai.response.finish_reasons": .stringArray(["stop"]),
                "gen_ai.usage.input_tokens": 100, "gen_ai.usage.output_tokens": 50,
                "gen_ai.usage.cache_read.input_tokens": 60, "gen_ai.usage.cache_creation.input_tokens": 20,
                "gen_ai.usage.reasoning.output_tokens": 30, "midwatch.model.role": "triage",
                "midwatch.model.provider": "main", "midwatch.model.outcome": "answered", "midwatch.model.cost": 2.5,
            ])
    }

    @Test func `What was not asked for is not said`() async throws {
        _ = try await observer().observe(.asking(), call(system: "gcp.gemini", isStreaming: false)) { Self.reply }
        #expect(tracer.finishedSpans.first?.operationName == "generate_content gpt-5.2")
        let attributes = try attributes()
        #expect(attributes["gen_ai.request.stream"] == nil && attributes["gen_ai.output.type"] == nil)
    }

    private static let errors: [(any Error, String)] = [
        (ModelError(.rateLimited, "later"), "rateLimited"), (CancellationError(), "cancelled"),
        (RecordingProblem("odd"), "_OTHER"),
    ]

    @Test(arguments: errors.indices)
    func `A failure is on the span and in the metrics`(index: Int) async throws {
        let (error, type) = Self.errors[index]
        await #expect(throws: (any Error).self) {
            try await observer().observe(.asking(), call()) { throw error }
        }
        let span = try #require(tracer.finishedSpans.first)
        #expect(span.status?.code == .error)
        #expect(span.errors.count == 1)
        #expect(try attributes()["error.type"] == .string(type))
        let duration = try #require(measurements.entries("gen_ai.client.operation.duration").first)
        #expect(duration.dimensions["error.type"] == type && duration.dimensions["gen_ai.response.model"] == nil)
        #expect(measurements.entries("midwatch_model_requests_total").map(\.dimensions["outcome"]) == [type])
        #expect(measurements.entries("gen_ai.client.token.usage").isEmpty)
    }

    @Test func `A call is measured by the conventions, and in money`() async throws {
        _ = try await observer().observe(.asking(), call()) { Self.reply }
        let labels = [
            "gen_ai.operation.name": "chat", "gen_ai.provider.name": "openai", "gen_ai.request.model": "gpt-5.2",
            "gen_ai.response.model": "gpt-5.2-2026", "server.address": "api.openai.com", "server.port": "443",
        ]
        #expect(measurements.entries("gen_ai.client.operation.duration").map(\.dimensions) == [labels])
        let usage = measurements.entries("gen_ai.client.token.usage")
        #expect(usage.map(\.value) == [100, 50])
        #expect(usage.map(\.dimensions["gen_ai.token.type"]) == ["input", "output"])
        let own = ["provider": "main", "model": "gpt-5.2"]
        #expect(
            measurements.entries("midwatch_model_cost_total") == [
                ModelMeasurements.Entry(
                    label: "midwatch_model_cost_total",
                    dimensions: own.merging(["role": "triage", "currency": "EUR"]) { $1 }, value: 2.5)
            ])
        #expect(
            measurements.entries("midwatch_model_requests_total").map(\.dimensions)
                == [own.merging(["role": "triage", "outcome": "answered"]) { $1 }])
    }

    @Test func `A provider cannot make series without end`() async throws {
        let observer = observer()
        for number in 0..<1_000 {
            var reply = Self.reply
            reply.model = "model-\(number)"
            let made = reply
            _ = try await observer.observe(.asking(), call()) { made }
        }
        let durations = measurements.entries("gen_ai.client.operation.duration")
        let names = Set(durations.map(\.dimensions["gen_ai.response.model"]))
        #expect(names.count == 65)
        #expect(names.contains("other"))
    }

    @Test func `What is left of a budget is published where there is one`() {
        observer().record(
            BudgetLeft(hour: .init(tokens: 10), day: .init(cost: 1_500_000), exhausted: nil))
        #expect(
            measurements.entries("midwatch_model_budget_left_tokens").map(\.dimensions) == [["period": "hour"]])
        let cost = measurements.entries("midwatch_model_budget_left_cost")
        #expect(cost.map(\.dimensions) == [["period": "day", "currency": "EUR"]])
        #expect(cost.map(\.value) == [1.5])
    }
}
