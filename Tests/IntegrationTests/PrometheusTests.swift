import Foundation
import MidwatchTestKit
import PrometheusClient
import Testing

/// The Prometheus beside the cluster: the one that `MIDWATCH_TEST_PROMETHEUS` names, or on the port at which
/// the test cluster's listens.
enum TestPrometheus {
    static var address: String {
        ProcessInfo.processInfo.environment["MIDWATCH_TEST_PROMETHEUS"] ?? "http://127.0.0.1:19090"
    }

    /// Whether one answers.
    static func isUp() async -> Bool {
        guard TestCluster.isGiven else { return false }
        // What does not answer is not there; the test is then skipped, visibly.
        return (try? await with { try await $0.query(PromQL(source: "vector(1)")) }) != nil
    }

    /// Asks it.
    static func with<Result>(_ body: (PrometheusClient) async throws -> Result) async throws -> Result {
        let client = try PrometheusClient(configuration: PrometheusConfiguration(server: address))
        do {
            let result = try await body(client)
            try await client.shutdown()
            return result
        } catch {
            try await client.shutdown()
            throw error
        }
    }
}

extension ClusterTests {
    @Suite(
        .enabled("no Prometheus answers beside the cluster: name one in MIDWATCH_TEST_PROMETHEUS") {
            await TestPrometheus.isUp()
        })
    struct PrometheusTests {
        @Test func `a real Prometheus answers in every form`() async throws {
            try await TestPrometheus.with { client in
                var vector = try await client.query(SeriesSelector("up").now)
                // One that has just started has scraped nothing yet.
                for _ in 0..<60 where vector.value.series.isEmpty {
                    try await Task.sleep(for: .milliseconds(500))
                    vector = try await client.query(SeriesSelector("up").now)
                }
                #expect(!vector.value.series.isEmpty)
                #expect(vector.value.series.allSatisfy { $0.labels["__name__"] == "up" && $0.points.count == 1 })

                let scalar = try await client.query(PromQL(source: "scalar(vector(1)) / 0"))
                guard case .scalar(let point) = scalar.value else {
                    Issue.record("\(scalar.value) is no scalar")
                    return
                }
                #expect(point.value == .infinity)
                #expect(abs(point.at.timeIntervalSinceNow) < 60)

                let now = Date()
                let matrix = try await client.query(
                    PromQL(source: "vector(time())"), over: now.addingTimeInterval(-60)...now, step: .seconds(15))
                #expect(matrix.value.series.first?.points.count == 5)

                let none = try await client.query(
                    SeriesSelector("up", [.label("job", is: #"no"} or vector(1) #"#)]).now)
                #expect(none.value == .vector([]))
            }
        }

        @Test func `a real Prometheus refuses what is no query, and too many points`() async throws {
            try await TestPrometheus.with { client in
                let error = await #expect(throws: PrometheusError.self) {
                    try await client.query(PromQL(source: "sum(("))
                }
                #expect(error?.code == .badQuery)
                #expect(error?.message.contains("parse error") == true)
            }
        }
    }
}
