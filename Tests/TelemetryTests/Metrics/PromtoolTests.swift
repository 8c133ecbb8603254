import CoreMetrics
import Foundation
import MidwatchTestKit
import Testing

@testable import Telemetry

/// Prometheus' own checker, where it is installed.
private let promtool = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/promtool" }.first { FileManager.default.isExecutableFile(atPath: $0) }

@Suite struct PromtoolTests {
    @Test(.enabled(if: promtool != nil, "promtool is not installed (Debian and Ubuntu: package prometheus)"))
    func `Prometheus' own checker finds nothing wrong`() async throws {
        let metrics = PrometheusMetrics(help: ["controller_runtime_reconcile_total": "Reconciles, by their end."])
        for result in ["success", "error", "with \"quotes\" \\ and\nlines"] {
            Counter(label: "controller_runtime_reconcile_total", dimensions: [("result", result)], factory: metrics)
                .increment()
        }
        Timer(label: "workqueue_queue_duration_seconds", dimensions: [("name", "pods")], factory: metrics)
            .recordMilliseconds(12)
        Gauge(label: "workqueue_depth", dimensions: [("name", "pods")], factory: metrics).record(3)
        Recorder(label: "response_size_bytes", factory: metrics).record(1_234)

        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let file = try folder.write(metrics.render(), to: "metrics.txt")
        let result = try await CommandResult.of(
            URL(filePath: "/bin/sh"), ["-c", "exec \"$0\" check metrics < \"$1\"", try #require(promtool), file])
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(result.output.isEmpty && result.errors.isEmpty)
    }
}
