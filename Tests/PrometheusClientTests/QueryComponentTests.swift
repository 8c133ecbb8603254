import Foundation
import MidwatchTestKit
import Testing

@testable import PrometheusClient

@Suite(.timeLimit(.minutes(5)))
struct QueryComponentTests {
    private let up = SeriesSelector("up", [.label("pod", is: "a b&c=ü")]).now
    private let start = Date(timeIntervalSince1970: 1_769_914_800.25)

    @Test func `A query at one moment is asked for as described`() async throws {
        let body =
            #"{"status":"success","data":{"resultType":"vector","result":[{"metric":{"pod":"a"},"value":[5,"1"]}]}}"#
        try await PrometheusClient.withFake(handler: json(body)) { client, server in
            let answer = try await client.query(up, at: start)
            #expect(answer.value.series.first?.labels == ["pod": "a"])
            let request = try #require(server.requests.first)
            #expect(request.method == "GET")
            #expect(request.path == "/api/v1/query")
            #expect(
                request.query == ["query": #"up{pod="a b&c=ü"}"#, "time": "1769914800.250", "timeout": "15.0"])
            #expect(request.headers["authorization"] == nil)
        }
    }

    @Test func `A query over a span is asked for as described`() async throws {
        let body = #"{"status":"success","data":{"resultType":"matrix","result":[]}}"#
        try await PrometheusClient.withFake(handler: json(body)) { client, server in
            let answer = try await client.query(
                up, over: start...start.addingTimeInterval(60), step: .milliseconds(1500))
            #expect(answer.value == .matrix([]))
            #expect(server.requests.first?.path == "/api/v1/query_range")
            #expect(server.requests.first?.query["start"] == "1769914800.250")
            #expect(server.requests.first?.query["end"] == "1769914860.250")
            #expect(server.requests.first?.query["step"] == "1.5")
        }
    }

    @Test func `A long query goes as a form`() async throws {
        try await PrometheusClient.withFake(handler: json(nothing)) { client, server in
            let pods = (0..<1000).map { "web-\($0)" }
            _ = try await client.query(SeriesSelector("up", [.label("pod", isOneOf: pods)]).now, at: start)
            let request = try #require(server.requests.first)
            #expect(request.method == "POST")
            #expect(request.query.isEmpty)
            #expect(request.headers["content-type"] == "application/x-www-form-urlencoded")
            #expect(request.text.hasPrefix("query=up%7Bpod%3D~%22web-0%7Cweb-1%7C"))
            #expect(request.text.hasSuffix("&time=1769914800.250&timeout=15.0"))
        }
    }

    @Test func `What is too much is not asked for`() async throws {
        try await PrometheusClient.withFake(handler: json(nothing)) { client, server in
            let day = start...start.addingTimeInterval(86_400)
            #expect(await error { try await client.query(up, over: day, step: .seconds(1)) }?.code == .badQuery)
            #expect(await error { try await client.query(up, over: day, step: .zero) }?.code == .badQuery)
            let pods = (0..<20_000).map { "web-\($0)" }
            let long = SeriesSelector("up", [.label("pod", isOneOf: pods)]).now
            #expect(await error { try await client.query(long) }?.code == .badQuery)
            #expect(server.requests.isEmpty)
        }
    }

    @Test func `An answer that never ends is given up at its bound`() async throws {
        let endless: FakeServer.Handler = { _, responder in
            try await responder.start()
            while true { try await responder.send(String(repeating: " ", count: 4096)) }
        }
        try await PrometheusClient.withFake(handler: endless, maxAnswerBytes: 100_000) { client, _ in
            #expect(await error { try await client.query(up) }?.code == .answerTooLarge)
        }
    }

    @Test func `An answer that breaks off is an error`() async throws {
        let broken: FakeServer.Handler = { _, responder in
            try await responder.start(headers: ["Content-Length": "1000"])
            try await responder.send(#"{"status":"success","#)
            try await responder.disconnect()
        }
        try await PrometheusClient.withFake(handler: broken) { client, _ in
            #expect(await error { try await client.query(up) }?.code == .connectionLost)
        }
    }

    @Test(arguments: [false, true])
    func `An answer that stands still is given up in time`(hasBegun: Bool) async throws {
        let still: FakeServer.Handler = { _, responder in
            if hasBegun {
                try await responder.start()
                try await responder.send(#"{"status":"#)
            }
            try await responder.stall()
        }
        let clock = ManualClock()
        try await FakeServer.run(handler: still) { server in
            let configuration = try PrometheusConfiguration(server: server.url, timeout: .seconds(10))
            try await PrometheusClient.with(configuration, clock: clock) { client in
                async let failure = error { try await client.query(up) }
                await clock.waitForSleepers()
                clock.advance(by: .seconds(10))
                #expect(await failure?.code == .timeout)
            }
        }
    }

    @Test func `A redirect is not followed`() async throws {
        let redirect: FakeServer.Handler = { _, responder in
            try await responder.respond(status: 302, headers: ["Location": "/elsewhere"])
        }
        try await PrometheusClient.withFake(handler: redirect) { client, server in
            #expect(await error { try await client.query(up) }?.code == .notPrometheus)
            #expect(server.requests.count == 1)
        }
    }

    @Test func `Nobody there is an error that says so`() async throws {
        // The port of a server that is gone.
        let address = try await FakeServer.run(handler: json(nothing)) { $0.url }
        let configuration = try PrometheusConfiguration(server: address)
        try await PrometheusClient.with(configuration) { client in
            let error = await error { try await client.query(up) }
            #expect(error?.code == .unreachable)
            #expect(error?.message.contains(configuration.server.absoluteString) == true)
        }
    }
}
