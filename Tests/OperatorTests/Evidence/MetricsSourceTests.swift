import Evidence
import Foundation
import MidwatchTestKit
import PrometheusClient
import Testing

@testable import Operator

@Suite struct `The source of measurements` {
    private func ask(
        _ question: MetricQuestion, pods: [String] = ["web-1"], answer: String,
        _ check: ([MeasuredSeries], FakeRequest) throws -> Void
    ) async throws {
        let handler: FakeServer.Handler = { _, responder in try await responder.respond(answer) }
        try await FakeServer.run(handler: handler) { server in
            let client = try PrometheusClient(configuration: PrometheusConfiguration(server: server.url))
            do {
                let range = Date.ago(3600)...Date.testNow
                let series = try await PrometheusMetricsSource(client: client).series(
                    question, namespace: "shop", pods: pods, range: range)
                try check(series, try #require(server.requests.first))
                try await client.shutdown()
            } catch {
                try await client.shutdown()
                throw error
            }
        }
    }

    private static let empty = #"{"status":"success","data":{"resultType":"matrix","result":[]}}"#

    @Test func `gives one series a container, with its unit`() async throws {
        let answer = """
            {"status":"success","data":{"resultType":"matrix","result":[
            {"metric":{"pod":"web-1","container":"web"},"values":[[1769914740,"1024"],[1769914800,"2048"]]},
            {"metric":{"pod":"stranger","container":"web"},"values":[[1769914800,"1"]]}]}}
            """
        try await ask(.memoryUse, answer: answer) { series, request in
            #expect(
                series == [
                    MeasuredSeries(
                        pod: "web-1", container: "web", unit: "bytes",
                        points: [.init(at: .ago(60), value: 1024), .init(at: .testNow, value: 2048)])
                ])
            #expect(request.path == "/api/v1/query_range")
            #expect(request.query["step"] == "60.0")
        }
    }

    @Test(arguments: MetricQuestion.allCases)
    func `asks each question about these pods alone`(question: MetricQuestion) async throws {
        try await ask(question, pods: ["web-1", #"evil"} or up{"#], answer: Self.empty) { series, request in
            #expect(series.isEmpty)
            let text = request.method == "GET" ? request.query["query"] ?? "" : request.text
            #expect(text.contains(request.method == "GET" ? #"namespace="shop""# : "namespace%3D%22shop%22"))
            #expect(!text.contains(#"evil"}"#))
        }
    }

    @Test func `takes nothing out of an answer in part for no answer`() async throws {
        let partial = #"{"status":"success","data":{"resultType":"matrix","result":[]},"warnings":["store a is down"]}"#
        await #expect(throws: PrometheusError.self) {
            try await ask(.cpuUse, answer: partial) { _, _ in }
        }
    }
}
