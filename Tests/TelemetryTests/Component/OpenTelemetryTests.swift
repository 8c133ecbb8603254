import CoreMetrics
import Foundation
import MidwatchTestKit
import ServiceLifecycle
import Testing
import Tracing

@testable import Telemetry

/// The whole, from the environment to the collector.
@Suite struct OpenTelemetryTests {
    /// A service that works within a span and ends the group.
    private struct Work: Service {
        let tracer: OpenTelemetryTracer

        func run() async throws {
            tracer.withSpan("investigate with password hunter2") { span in
                span.attributes["midwatch.reason"] = "password hunter2"
            }
        }
    }

    private let log = RecordingLog()
    private let metrics = PrometheusMetrics()

    private func makeTelemetry(_ environment: [String: String]) throws -> OpenTelemetry {
        try OpenTelemetry(
            settings: try OpenTelemetrySettings(environment: environment),
            resource: OpenTelemetryResource(version: "0.1.0", instance: "i-1"), metrics: metrics,
            scrub: { $0.split(separator: "hunter2", omittingEmptySubsequences: false).joined(separator: "[redacted]") },
            logger: log.logger)
    }

    @Test(arguments: OTLPEncoding.allCases)
    func `what happened until the shutdown arrives, and no secret with it`(encoding: OTLPEncoding) async throws {
        let handler: FakeServer.Handler = { _, responder in try await responder.respond("{}") }
        try await FakeServer.run(handler: handler) { server in
            let telemetry = try makeTelemetry([
                "OTEL_EXPORTER_OTLP_ENDPOINT": server.url, "OTEL_EXPORTER_OTLP_PROTOCOL": encoding.rawValue,
            ])
            Counter(label: "work_total", dimensions: [("who", "hunter2")], factory: metrics).increment()
            var configuration = ServiceGroupConfiguration(services: telemetry.services, logger: log.logger)
            configuration.services.append(
                ServiceGroupConfiguration.ServiceConfiguration(
                    service: Work(tracer: telemetry.tracer), successTerminationBehavior: .gracefullyShutdownGroup))
            try await ServiceGroup(configuration: configuration).run()

            #expect(Set(server.requests.map(\.path)) == ["/v1/traces", "/v1/metrics"])
            let traces = try #require(server.requests.first { $0.path == "/v1/traces" })
            let metrics = try #require(server.requests.first { $0.path == "/v1/metrics" })
            #expect(traces.text.contains("investigate with password [redacted]"))
            #expect(traces.text.contains("midwatch.reason"))
            #expect(traces.text.contains("service.instance.id"))
            #expect(metrics.text.contains("work_total"))
            for request in server.requests { #expect(!request.text.contains("hunter2")) }
        }
        #expect(log.lines.contains { $0.hasPrefix("notice telemetry is exported destination=traces to http://127.") })
        #expect(metrics.render().contains("midwatch_telemetry_spans_exported_total 1\n"))
    }

    @Test func `with nothing to export to there is nothing to run, and nothing to log`() throws {
        let telemetry = try makeTelemetry([:])
        #expect(telemetry.services.isEmpty)
        #expect(!telemetry.tracer.isEnabled)
        #expect(log.lines.isEmpty)
    }

    @Test func `what is ignored is told`() throws {
        _ = try makeTelemetry(["OTEL_LOGS_EXPORTER": "otlp"])
        #expect(
            log.lines == [
                "warning an OpenTelemetry setting is ignored reason=OTEL_LOGS_EXPORTER is ignored; "
                    + "logs go to standard error"
            ])
    }

    @Test func `a certificate that cannot be read is told before anything runs`() {
        let error = #expect(throws: OpenTelemetryError.self) {
            try makeTelemetry([
                "OTEL_EXPORTER_OTLP_ENDPOINT": "https://c", "OTEL_EXPORTER_OTLP_CERTIFICATE": "/no/such/file.pem",
            ])
        }
        #expect(error?.variable == "OTEL_EXPORTER_OTLP_CERTIFICATE")
    }
}
