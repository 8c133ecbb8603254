import CoreMetrics
import Foundation
import Testing
import Tracing

@testable import Telemetry

/// The folder that payloads are written to, for `Scripts/check-otlp` to read.
private let folder = ProcessInfo.processInfo.environment["MIDWATCH_OTLP_PAYLOADS"]

/// Writes payloads with what the operator exports of an incident, for an independent check.
@Suite struct PayloadFilesTests {
    private let scrubber = Scrubber(scrub: { $0 }, length: 1_000)
    private let sink = RecordingSink()

    private var source: OTLPSource {
        get throws {
            let resource = OpenTelemetryResource(
                version: "0.1.0", instance: "midwatch-7d4_1",
                attributes: [
                    "k8s.cluster.uid": "6f7a", "k8s.namespace.name": "midwatch-system", "k8s.pod.name": "midwatch-7d4",
                    "k8s.container.name": "midwatch",
                ])
            let attributes = resource.attributes(try OpenTelemetrySettings(environment: [:]))
            return OTLPSource(
                resource: scrubber.attributes(SpanAttributes(attributes.mapValues { .string($0) })), scope: "midwatch",
                version: "0.1.0")
        }
    }

    private func write(_ payload: some OTLPMessage, _ name: String) throws {
        let folder = URL(filePath: try #require(folder))
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (encoding, ending) in [(OTLPEncoding.protobuf, "pb"), (.json, "json")] {
            try Data(encoding.encode(payload)).write(to: folder.appending(path: "\(name).\(ending)"))
        }
    }

    @Test(.enabled(if: folder != nil, "MIDWATCH_OTLP_PAYLOADS names no folder"))
    func `the spans of an incident are written to files`() throws {
        let tracer = OpenTelemetryTracer(sink: sink)
        var context = InstrumentationContext.topLevel
        tracer.extract(
            [
                "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03",
                "tracestate": "congo=t61rcWkgMzE",
            ], into: &context, using: DictionaryCarrier())
        try tracer.withSpan("incident shop/deployment/api", context: context, ofKind: .server) { root in
            root.attributes["midwatch.incident.id"] = "shop.api-7"
            root.attributes["midwatch.guard.rules"] = ["freeze", "budget"]
            investigate(tracer)
            tracer.withSpan("act") { span in
                span.attributes["midwatch.dry_run"] = false
                span.attributes["midwatch.confidence"] = 0.82
                span.addLink(SpanLink(context: root.context, attributes: ["midwatch.link": "cause"]))
                span.setStatus(SpanStatus(code: .ok))
            }
            try failedCall(tracer)
        }
        let spans = sink.records.map { ScrubbedSpan($0, scrubber: scrubber) }
        #expect(spans.count == 6)
        try write(TracePayload(source: try source, spans: spans), "incident.traces")
    }

    private func investigate(_ tracer: OpenTelemetryTracer) {
        tracer.withSpan("invoke_agent investigator") { agent in
            agent.attributes = [
                "gen_ai.operation.name": "invoke_agent", "gen_ai.provider.name": "openai",
                "gen_ai.agent.name": "investigator", "gen_ai.conversation.id": "shop.api-7",
            ]
            tracer.withSpan("chat gpt-5.2", ofKind: .client) { chat in
                chat.attributes = [
                    "gen_ai.operation.name": "chat", "gen_ai.provider.name": "openai",
                    "gen_ai.request.model": "gpt-5.2", "gen_ai.response.model": "gpt-5.2-2026-03-01",
                    "gen_ai.response.id": "resp_1", "gen_ai.output.type": "json", "gen_ai.request.max_tokens": 2_000,
                    "gen_ai.request.temperature": 0.0, "gen_ai.request.stream": true,
                    "gen_ai.response.finish_reasons": .stringArray(["tool_calls"]),
                    "gen_ai.usage.input_tokens": 3_120, "gen_ai.usage.output_tokens": 244,
                    "gen_ai.usage.cache_read.input_tokens": 2_048, "gen_ai.usage.reasoning.output_tokens": 64,
                    "server.address": "api.openai.com", "server.port": 443,
                ]
            }
            tracer.withSpan("execute_tool get_logs") { tool in
                tool.attributes = [
                    "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "get_logs",
                    "gen_ai.tool.call.id": "call_1", "gen_ai.tool.type": "function",
                ]
                tool.addEvent(SpanEvent(name: "midwatch.logs.reduced", attributes: ["midwatch.lines": 12_000]))
            }
        }
    }

    private func failedCall(_ tracer: OpenTelemetryTracer) throws {
        let failure = URLError(.timedOut)
        #expect(throws: URLError.self) {
            try tracer.withSpan("chat claude-sonnet-5", ofKind: .client) { chat in
                chat.attributes = [
                    "gen_ai.operation.name": "chat", "gen_ai.provider.name": "anthropic",
                    "gen_ai.request.model": "claude-sonnet-5", "error.type": "timeout",
                ]
                throw failure
            }
        }
    }

    @Test(.enabled(if: folder != nil, "MIDWATCH_OTLP_PAYLOADS names no folder"))
    func `the metrics of an incident are written to files`() throws {
        let metrics = PrometheusMetrics()
        let labels = [
            ("gen_ai.operation.name", "chat"), ("gen_ai.provider.name", "openai"), ("gen_ai.request.model", "gpt-5.2"),
        ]
        for (type, tokens) in [("input", 3_120), ("output", 244), ("input", 900)] {
            Recorder(
                label: "gen_ai.client.token.usage", dimensions: labels + [("gen_ai.token.type", type)], factory: metrics
            ).record(tokens)
        }
        let duration = "gen_ai.client.operation.duration"
        Recorder(label: duration, dimensions: labels, factory: metrics).record(3.2)
        Timer(label: duration, dimensions: labels + [("error.type", "timeout")], factory: metrics).recordSeconds(100)
        Counter(label: "controller_runtime_reconcile_total", dimensions: [("result", "success")], factory: metrics)
            .increment(by: 3)
        Gauge(label: "workqueue_depth", dimensions: [("name", "incidents")], factory: metrics).record(0)
        Meter(label: "midwatch_model_budget_left_dollars", factory: metrics).set(12.5)
        let payload = MetricPayload(
            source: try source, families: metrics.families(), scrubber: scrubber,
            start: metrics.startedAt.nanosecondsSinceEpoch, time: Date().nanosecondsSinceEpoch)
        try write(payload, "operator.metrics")
    }
}
