import CoreMetrics
import Foundation
import Testing

@testable import Telemetry

/// Prometheus' own checker, where it is installed.
private let promtool = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/promtool" }.first { FileManager.default.isExecutableFile(atPath: $0) }

@Suite struct PromtoolTests {
    @Test(.enabled(if: promtool != nil, "promtool is not installed (Debian and Ubuntu: package prometheus)"))
    func `Prometheus' own checker finds nothing wrong`() throws {
        let metrics = PrometheusMetrics(help: ["controller_runtime_reconcile_total": "Reconciles, by their end."])
        for result in ["success", "error", "with \"quotes\" \\ and\nlines"] {
            Counter(label: "controller_runtime_reconcile_total", dimensions: [("result", result)], factory: metrics)
                .increment()
        }
        Timer(label: "workqueue_queue_duration_seconds", dimensions: [("name", "pods")], factory: metrics)
            .recordMilliseconds(12)
        Gauge(label: "workqueue_depth", dimensions: [("name", "pods")], factory: metrics).record(3)
        Recorder(label: "response_size_bytes", factory: metrics).record(1_234)

        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: try #require(promtool))
        process.arguments = ["check", "metrics"]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(metrics.render().utf8))
        try input.fileHandleForWriting.close()
        let findings = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(findings)")
        #expect(findings.isEmpty)
    }
}
