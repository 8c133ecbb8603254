import Foundation
import InMemoryTracing
import KubernetesModel
import ModelExchange
import Testing
import Tracing

@testable import LanguageModels

struct ContentCaptureTests {
    private static let values: [(String?, Bool)] = [
        (nil, false), ("", false), ("false", false), ("NO_CONTENT", false), ("EVENT_ONLY", false), ("yes", false),
        ("true", true), ("True", true), ("SPAN_ONLY", true), ("span_and_event", true),
    ]

    @Test(arguments: values)
    func `Contents are captured only where that is asked for`(value: String?, isAsked: Bool) {
        #expect(ContentCapture.isAsked(by: value) == isAsked)
    }

    private func attributes(_ capture: ContentCapture) async throws -> SpanAttributes {
        let tracer = InMemoryTracer()
        let observer = ModelObserver(
            tracer: tracer, metrics: ModelMetrics(factory: ModelMeasurements(), currency: "EUR"), capture: capture,
            surroundings: Surroundings())
        let call = ObservedCall(
            role: .triage, target: ModelTarget(provider: "p", model: "m"),
            provider: ProviderIdentity(
                name: "p", system: "openai", endpoint: try #require(Endpoint("https://x.test")), isStreaming: false))
        var request = ModelRequest.asking("hush: why?")
        request.turns += [
            .model(ModelTurn(text: "wait", toolCalls: [ToolCall(id: "c1", name: "logs", arguments: ["key": "hush"])])),
            .toolResults([ToolResult(callID: "c1", name: "logs", content: "it says hush")]),
        ]
        let asked = request
        _ = try await observer.observe(asked, call) { .saying("the hush is out", outcome: .truncated) }
        return try #require(tracer.finishedSpans.first).attributes
    }

    private func json(_ attribute: SpanAttribute?) throws -> JSONValue {
        guard case .string(let text)? = attribute else { return .null }
        return try JSONValue(parsing: Data(text.utf8))
    }

    @Test func `Without a wish nothing of what was said is on a span`() async throws {
        let attributes = try await attributes(.off).all
        #expect(!attributes.isEmpty)
        #expect(!attributes.contains { "\($0.value)".contains("hush") })
        #expect(!attributes.keys.contains { $0.contains("messages") || $0.contains("instructions") })
    }

    @Test func `Captured messages have the conventions' form, and each text is redacted`() async throws {
        let attributes = try await attributes(
            .onSpan { $0.split(separator: "hush", omittingEmptySubsequences: false).joined(separator: "***") })
        #expect(
            try json(attributes.get("gen_ai.system_instructions")) == [["type": "text", "content": "Be brief."]])
        #expect(
            try json(attributes.get("gen_ai.input.messages")) == [
                ["role": "user", "parts": [["type": "text", "content": "***: why?"]]],
                [
                    "role": "assistant",
                    "parts": [
                        ["type": "text", "content": "wait"],
                        ["type": "tool_call", "id": "c1", "name": "logs", "arguments": ["key": "***"]],
                    ],
                ],
                [
                    "role": "tool",
                    "parts": [["type": "tool_call_response", "id": "c1", "response": "it says ***"]],
                ],
            ])
        #expect(
            try json(attributes.get("gen_ai.output.messages")) == [
                [
                    "role": "assistant", "parts": [["type": "text", "content": "the *** is out"]],
                    "finish_reason": "length",
                ]
            ])
    }
}
