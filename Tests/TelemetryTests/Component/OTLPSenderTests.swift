import Foundation
import MidwatchTestKit
import Testing
import Tracing

@testable import Telemetry

/// The sender against a collector on a real socket.
@Suite struct OTLPSenderTests {
    /// A payload that says nothing.
    private struct Payload: OTLPMessage {
        func write(to writer: inout some MessageWriter) { writer.string(MessageField(1, "text"), "hello") }
    }

    private func makeSender(
        _ server: FakeServer, clock: TelemetryClock = .system, limit: Duration = .seconds(30),
        _ change: (inout OTLPSettings) -> Void = { _ in }
    ) throws -> OTLPSender {
        var settings = OTLPSettings(endpoint: try #require(OTLPEndpoint(server.url, appending: "v1/traces")))
        change(&settings)
        return try OTLPSender(settings, limit: limit, version: "0.1.0", clock: clock, generator: CountingGenerator())
    }

    /// Sends one payload and closes the connections.
    private func send(_ sender: OTLPSender) async -> Result<ExportReceipt, ExportError> {
        let result: Result<ExportReceipt, ExportError>
        do {
            result = .success(try await sender.send(Payload()))
        } catch {
            result = .failure(error)
        }
        await sender.shutdown()
        return result
    }

    private static func answer(
        _ status: Int = 200, _ body: String = "{}", headers: [String: String] = [:]
    ) -> FakeServer.Handler {
        { _, responder in try await responder.respond(body, status: status, headers: headers) }
    }

    private func reason(_ result: Result<ExportReceipt, ExportError>) -> String {
        switch result {
        case .success: "it went well"
        case .failure(let error): error.description
        }
    }

    @Test func `a payload is posted with all that belongs to it`() async throws {
        try await FakeServer.run(handler: Self.answer()) { server in
            let sender = try makeSender(server) { settings in
                settings.headers.fields = [
                    OTLPHeaders.Field(name: "api-key", value: "s3cr3t"),
                    OTLPHeaders.Field(name: "content-type", value: "text/plain"),
                ]
            }
            #expect(await send(sender) == .success(ExportReceipt()))
            let request = try #require(server.requests.first)
            #expect((request.method, request.path) == ("POST", "/v1/traces"))
            #expect(request.headers["content-type"] == "application/x-protobuf")
            #expect(request.headers["user-agent"] == "midwatch/0.1.0 OTel-OTLP-Exporter-Swift/0.1.0")
            #expect(request.headers["api-key"] == "s3cr3t")
            #expect(request.headers["content-encoding"] == nil)
            #expect(hex(request.body) == "0a0568656c6c6f")
        }
    }

    @Test func `a payload may be JSON, and compressed`() async throws {
        try await FakeServer.run(handler: Self.answer()) { server in
            let sender = try makeSender(server) { settings in
                settings.encoding = .json
                settings.compression = .gzip
            }
            #expect(await send(sender) == .success(ExportReceipt()))
            let request = try #require(server.requests.first)
            #expect(request.headers["content-type"] == "application/json")
            #expect(request.headers["content-encoding"] == "gzip")
            #expect(String(decoding: try gunzip(request.body), as: UTF8.self) == #"{"text":"hello"}"#)
        }
    }

    @Test func `a collector that is not ready is asked again, later and later`() async throws {
        let answers = ScriptedAnswers(Self.answer(503), Self.answer(502), Self.answer())
        let clock = SkippingClock(skippingBelow: .seconds(9))
        try await FakeServer.run(handler: answers.handler) { server in
            let sender = try makeSender(server, clock: .test(clock))
            #expect(await send(sender) == .success(ExportReceipt()))
            #expect(server.requests.count == 3)
            #expect(server.requests.allSatisfy { hex($0.body) == "0a0568656c6c6f" })
        }
        // The generator's numbers are so small that the jitter is none.
        #expect(clock.skipped == [.milliseconds(500), .seconds(1)])
    }

    @Test(arguments: [
        ("7", Duration.seconds(7)), ("Wed, 02 Jan 2030 12:00:08 GMT", .seconds(8)), ("whenever", .milliseconds(500)),
    ])
    func `a collector says when to come back`(header: String, delay: Duration) async throws {
        let answers = ScriptedAnswers(Self.answer(429, headers: ["Retry-After": header]), Self.answer())
        let clock = SkippingClock(skippingBelow: .seconds(9))
        try await FakeServer.run(handler: answers.handler) { server in
            let sender = try makeSender(server, clock: .test(clock))
            #expect(await send(sender) == .success(ExportReceipt()))
            #expect(server.requests.count == 2)
        }
        #expect(clock.skipped == [delay])
    }

    @Test func `a collector that never recovers is given up in time`() async throws {
        let clock = SkippingClock(skippingBelow: .seconds(5))
        try await FakeServer.run(handler: Self.answer(503)) { server in
            let result = try await send(makeSender(server, clock: .test(clock), limit: .seconds(15)))
            #expect(reason(result) == "\(server.url)/v1/traces answers 503")
            // The next wait would be 8 seconds, and 7.5 are left.
            #expect(clock.skipped == [0.5, 1, 2, 4].map { .seconds($0) })
            #expect(server.requests.count == 5)
        }
    }

    @Test(arguments: [307, 400, 401, 404, 413, 500])
    func `no other refusal is asked again`(status: Int) async throws {
        let body = #"{"code":3,"message":"no such tenant"}"#
        let headers = ["Location": "/elsewhere", "Retry-After": "1"]
        try await FakeServer.run(handler: Self.answer(status, body, headers: headers)) { server in
            let result = try await send(makeSender(server))
            #expect(reason(result) == "\(server.url)/v1/traces answers \(status): no such tenant")
            #expect(server.requests.count == 1)
        }
    }

    @Test func `what a collector takes in part is not sent again`() async throws {
        let body = #"{"partialSuccess":{"rejectedSpans":"2","errorMessage":"too old"}}"#
        try await FakeServer.run(handler: Self.answer(200, body)) { server in
            let result = try await send(makeSender(server))
            #expect(result == .success(ExportReceipt(rejected: 2, message: "too old")))
            #expect(server.requests.count == 1)
        }
    }

    @Test func `a collector that stalls is not waited for`() async throws {
        let clock = SkippingClock(skippingBelow: .seconds(9))
        let stall: FakeServer.Handler = { _, responder in
            try await clock.advance(by: .seconds(10), afterSleeps: 1)
            try await responder.stall()
        }
        try await FakeServer.run(handler: stall) { server in
            let sender = try makeSender(server, clock: .test(clock), limit: .milliseconds(10_200))
            let result = await send(sender)
            #expect(reason(result) == "\(server.url)/v1/traces does not answer within 10 s")
            #expect(server.requests.count == 1)
        }
    }

    @Test func `a connection that breaks is tried again`() async throws {
        let answers = ScriptedAnswers(
            { _, responder in try await responder.disconnect() },
            { _, responder in
                try await responder.start()
                try await responder.disconnect()
            }, Self.answer())
        let clock = SkippingClock(skippingBelow: .seconds(9))
        try await FakeServer.run(handler: answers.handler) { server in
            let sender = try makeSender(server, clock: .test(clock))
            #expect(await send(sender) == .success(ExportReceipt()))
            // The second answer began with a status that says that all is well: it is not sent again.
            #expect(server.requests.count == 2)
        }
    }

    @Test func `a collector that is not there is told by its address`() async throws {
        let port = try await FakeServer.run(handler: Self.answer()) { $0.port }
        let clock = SkippingClock(skippingBelow: .seconds(5))
        let settings = OTLPSettings(
            endpoint: try #require(OTLPEndpoint("http://user:hunter2@127.0.0.1:\(port)", appending: "v1/traces")))
        let sender = try OTLPSender(
            settings, limit: .seconds(15), version: "0.1.0", clock: .test(clock), generator: CountingGenerator())
        let result = await send(sender)
        #expect(reason(result).hasPrefix("no answer from http://127.0.0.1:\(port)/v1/traces: "), "\(reason(result))")
        #expect(!reason(result).contains("hunter2"))
        #expect(clock.skipped == [0.5, 1, 2, 4].map { .seconds($0) })
    }

    @Test(arguments: [200, 400])
    func `an answer of 100 MB is read to 4 MiB`(status: Int) async throws {
        let flood: FakeServer.Handler = { _, responder in
            try await responder.start(status: status, headers: ["Content-Length": "\(100 << 20)"])
            let piece = [UInt8](repeating: UInt8(ascii: " "), count: 1 << 20)
            for _ in 0..<100 { try await responder.send(piece) }
            Issue.record("the whole answer was taken")
        }
        try await FakeServer.run(handler: flood) { server in
            let result = try await send(makeSender(server))
            #expect(server.requests.count == 1)
            #expect((try? result.get()) == (status == 200 ? ExportReceipt() : nil))
        }
    }

    @Test func `an answer that does not end is not waited for`() async throws {
        let clock = SkippingClock(skippingBelow: .seconds(9))
        let endless: FakeServer.Handler = { _, responder in
            try await responder.start(headers: ["Content-Length": "10"])
            try await responder.send("{")
            // The wait for the head is the first, the one for the body the second.
            try await clock.advance(by: .seconds(10), afterSleeps: 2)
            try await responder.stall()
        }
        try await FakeServer.run(handler: endless) { server in
            let sender = try makeSender(server, clock: .test(clock))
            #expect(await send(sender) == .success(ExportReceipt()))
            #expect(server.requests.count == 1)
        }
    }

    @Test func `a cancellation ends the wait for another attempt`() async throws {
        let clock = ManualClock()
        try await FakeServer.run(handler: Self.answer(503, headers: ["Retry-After": "20"])) { server in
            let sender = try makeSender(server, clock: .test(clock))
            let result = await withTaskGroup(of: Result<ExportReceipt, ExportError>.self) { group in
                group.addTask { await send(sender) }
                // Nothing but the wait sleeps once the answer is there.
                while server.requests.isEmpty || clock.sleeperCount != 1 { await Task.yield() }
                group.cancelAll()
                return await group.next()
            }
            #expect(result.map(reason)?.contains("the shutdown left no time") == true)
        }
    }

    @Test func `an export makes no span of its own`() async throws {
        let sink = RecordingSink()
        try await FakeServer.run(handler: Self.answer()) { server in
            let sender = try makeSender(server)
            await withTracer(OpenTelemetryTracer(sink: sink)) { _ = await send(sender) }
            #expect(server.requests.count == 1)
            #expect(server.requests[0].headers["traceparent"] == nil)
        }
        #expect(sink.records.isEmpty)
    }
}
