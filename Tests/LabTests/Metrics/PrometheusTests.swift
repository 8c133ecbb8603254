import AsyncHTTPClient
import Foundation
import KubernetesModel
import MidwatchTestKit
import NIOCore
import Testing

@testable import Lab

/// A real Prometheus scrapes the Lab, over TLS and with its token.
@Suite(
    .enabled(if: Prometheus.program != nil, "prometheus is not installed"), .timeLimit(.minutes(2)))
struct PrometheusTests {
    private static let measured: PodMeasurements = {
        let measurements = PodMeasurements()
        measurements.setSource {
            var container = PodMeasurements.Container(
                namespace: "default", pod: "p", podUID: "u1", node: "node-1", name: "main", image: "web:1",
                memory: 134_217_728, cpu: 0.25, startedAt: Date(timeIntervalSince1970: 1_780_000_000))
            container.cpuSeconds = 12.5
            container.http = PodMeasurements.HTTP()
            container.http?.requests = [200: 97, 500: 3]
            container.http?.buckets = [0.1: 90, 0.5: 99]
            return [container]
        }
        return measurements
    }()

    private static func configuration(_ lab: RunningLab, authority: String) -> String {
        let jobs = ["cadvisor", "services", "state"].map { path in
            """
            - job_name: \(path)
              scheme: https
              metrics_path: /metrics/\(path)
              authorization: {credentials: \(lab.token)}
              tls_config: {ca_file: \(authority)}
              static_configs: [{targets: ["127.0.0.1:\(lab.port)"]}]
            """
        }
        return "global: {scrape_interval: 1s}\nscrape_configs:\n" + jobs.joined(separator: "\n")
    }

    @Test func `Prometheus reads what the containers use and what they serve`() async throws {
        let identity = try LabIdentity(now: Date())
        try await RunningLab.with(identity: identity) {
            $0.measurements = Self.measured
        } _: { lab in
            let folder = try TemporaryFolder()
            defer { folder.remove() }
            let authority = try folder.write(identity.certificate, to: "ca.crt")
            let file = try folder.write(Self.configuration(lab, authority: authority), to: "prometheus.yml")
            let port = Int.random(in: 20_000..<30_000)
            let log = folder.url.appending(path: "prometheus.log")
            let process = try await ChildProcess.start(
                try #require(Prometheus.program),
                [
                    "--config.file=\(file)", "--storage.tsdb.path=\(folder.url.path)/data",
                    "--web.listen-address=127.0.0.1:\(port)",
                ], environment: [:], output: log, errors: log)
            for (query, value) in [
                (#"container_memory_working_set_bytes{pod="p",node="node-1"}"#, "134217728"),
                (#"sum(http_requests_total{code="500"})"#, "3"),
                (#"http_request_duration_seconds_bucket{le="0.5"}"#, "99"),
                ("kube_pod_container_status_restarts_total", "0"),
            ] {
                #expect(try await Self.value(of: query, port: port) == value, "\(query)")
            }
            try await process.stop()
        }
    }

    /// What a query comes to as soon as it comes to anything.
    private static func value(of query: String, port: Int) async throws -> String? {
        let escaped = query.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let url = "http://127.0.0.1:\(port)/api/v1/query?query=\(escaped)"
        let deadline = ContinuousClock.now + .seconds(40)
        while ContinuousClock.now < deadline {
            if let response = try? await HTTPClient.shared.execute(HTTPClientRequest(url: url), timeout: .seconds(5)),
                let body = try? await response.body.collect(upTo: 1 << 20),
                let answer = try? JSONValue(bytes: Array(body.readableBytesView)),
                let value = answer["data"]?["result"]?[0]?["value"]?[1]?.stringValue
            {
                return value
            }
            try await Task.sleep(for: .milliseconds(200))
        }
        return nil
    }
}

private enum Prometheus {
    static let program = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { URL(filePath: "\($0)/prometheus") }.first { FileManager.default.isExecutableFile(atPath: $0.path) }
}
