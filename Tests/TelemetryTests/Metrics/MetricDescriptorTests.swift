import CoreMetrics
import Testing

@testable import Telemetry

@Suite struct MetricDescriptorTests {
    private let metrics = PrometheusMetrics()

    private func lines(of name: String) -> [String] {
        metrics.render().split(separator: "\n").map(String.init).filter { $0.contains(name) }
    }

    @Test func `tokens have the conventions' name, unit and buckets`() throws {
        Recorder(
            label: "gen_ai.client.token.usage",
            dimensions: [("gen_ai.token.type", "input"), ("gen_ai.provider.name", "openai")], factory: metrics
        ).record(312)
        let lines = lines(of: "gen_ai_client_token_usage")
        #expect(lines[0] == "# HELP gen_ai_client_token_usage How many tokens operations read and wrote.")
        #expect(lines[1] == "# TYPE gen_ai_client_token_usage histogram")
        let labels = #"gen_ai_provider_name="openai",gen_ai_token_type="input""#
        #expect(lines.contains("gen_ai_client_token_usage_bucket{\(labels),le=\"256\"} 0"))
        #expect(lines.contains("gen_ai_client_token_usage_bucket{\(labels),le=\"1024\"} 1"))
        #expect(lines.contains("gen_ai_client_token_usage_bucket{\(labels),le=\"67108864\"} 1"))
        #expect(lines.contains("gen_ai_client_token_usage_sum{\(labels)} 312"))
        let family = try #require(metrics.families().first { $0.label == "gen_ai.client.token.usage" })
        #expect(family.unit == "{token}")
        #expect(family.points[0].labels.pairs.map(\.key) == ["gen_ai.provider.name", "gen_ai.token.type"])
        guard case .histogram(let histogram) = family.points[0].value else {
            Issue.record("tokens are a histogram")
            return
        }
        #expect(histogram.bounds == (0...13).map { Double(1 << (2 * $0)) })
        #expect(histogram.counts.count == histogram.bounds.count + 1)
    }

    @Test func `durations are in seconds, whether a recorder or a timer measures them`() throws {
        let label = "gen_ai.client.operation.duration"
        Recorder(label: label, factory: metrics).record(0.3)
        Timer(label: label, factory: metrics).recordMilliseconds(1_500)
        let lines = lines(of: "gen_ai_client_operation_duration")
        #expect(lines.contains("# TYPE gen_ai_client_operation_duration_seconds histogram"))
        #expect(lines.contains(#"gen_ai_client_operation_duration_seconds_bucket{le="0.32"} 1"#))
        #expect(lines.contains(#"gen_ai_client_operation_duration_seconds_bucket{le="2.56"} 2"#))
        #expect(lines.contains("gen_ai_client_operation_duration_seconds_sum 1.8"))
        let family = try #require(metrics.families().first { $0.label == label })
        #expect(family.unit == "s")
        #expect(!metrics.render().contains("midwatch_metrics_dropped_series_total 1"))
    }

    @Test(arguments: [
        ("gen_ai.client.operation.duration", "gen_ai_client_operation_duration_seconds"),
        ("gen_ai.client.operation.time_to_first_chunk", "gen_ai_client_operation_time_to_first_chunk_seconds"),
        ("gen_ai.client.token.usage", "gen_ai_client_token_usage"),
        (
            "gen_ai.client.inference.usage.cache_read.input_tokens",
            "gen_ai_client_inference_usage_cache_read_input_tokens_total"
        ),
    ])
    func `names in Prometheus say the unit`(label: String, name: String) throws {
        #expect(try #require(MetricDescriptor.genAI.first { $0.label == label }).expositionName == name)
    }

    @Test func `a program may describe metrics of its own`() {
        let metrics = PrometheusMetrics(
            descriptors: [
                MetricDescriptor("midwatch.answer.size", help: "Answers.", unit: "By", buckets: [10, .infinity, 1, 10])
            ])
        Recorder(label: "midwatch.answer.size", factory: metrics).record(5)
        #expect(
            metrics.render().hasPrefix(
                """
                # HELP midwatch_answer_size_bytes Answers.
                # TYPE midwatch_answer_size_bytes histogram
                midwatch_answer_size_bytes_bucket{le="1"} 0
                midwatch_answer_size_bytes_bucket{le="10"} 1
                midwatch_answer_size_bytes_bucket{le="+Inf"} 1

                """))
    }

    @Test(arguments: [
        "controller_runtime_reconcile_total", "workqueue_depth", "rest_client_request_duration_seconds",
        "midwatch_journal_writable",
    ])
    func `a metric without a descriptor keeps its name`(label: String) {
        Timer(label: label, factory: metrics).recordSeconds(1)
        #expect(lines(of: label).contains("# TYPE \(label) histogram"))
        #expect(metrics.families().contains { $0.label == label && $0.unit == "s" })
    }

    @Test func `labels that Prometheus cannot tell apart are one`() {
        for name in ["a.b", "a_b"] {
            Counter(label: "x_total", dimensions: [(name, "1")], factory: metrics).increment()
        }
        #expect(lines(of: "x_total").last == #"x_total{a_b="1"} 2"#)
    }
}
