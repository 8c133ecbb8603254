import Testing
import Tracing

@testable import Telemetry

@Suite struct OpenTelemetrySpanTests {
    private let sink = RecordingSink()

    private func record(
        _ limits: SpanLimits = SpanLimits(), _ body: (OpenTelemetrySpan) -> Void
    ) throws -> SpanRecord {
        let tracer = OpenTelemetryTracer(OpenTelemetryTracer.Settings(limits: limits), sink: sink)
        tracer.withSpan("a", body)
        return try #require(sink.records.last)
    }

    private func names(_ attributes: RecordedAttributes) -> [String] { attributes.values.pairs.map(\.name).sorted() }

    @Test func `attributes are read back as they were set`() throws {
        let record = try record { span in
            span.attributes["gen_ai.usage.input_tokens"] = 312
            span.updateAttributes { $0["gen_ai.response.finish_reasons"] = ["stop"] }
            #expect(span.attributes.count == 2)
            span.operationName = "chat gpt-5.2"
            #expect(span.operationName == "chat gpt-5.2")
        }
        #expect(record.name == "chat gpt-5.2")
        #expect(record.attributes.values.get("gen_ai.response.finish_reasons") == .stringArray(["stop"]))
        #expect(record.attributes.values.get("gen_ai.usage.input_tokens") == .int64(312))
    }

    @Test func `of too many attributes those that came first stay, and the rest is counted`() throws {
        let record = try record(SpanLimits(attributes: 3)) { span in
            span.attributes["z"] = 1
            span.attributes = ["z": 1, "d": 4, "c": 3, "b": 2]
            span.updateAttributes { $0["a"] = 0 }
            span.attributes["z"] = 9
        }
        #expect(names(record.attributes) == ["b", "c", "z"])
        #expect(record.attributes.values.get("z") == .int64(9))
        #expect(record.attributes.dropped == 2)
    }

    @Test func `events and links are bounded, and so are their attributes`() throws {
        var limits = SpanLimits(events: 2, links: 1)
        limits.eventAttributes = 1
        limits.linkAttributes = 1
        var other = InstrumentationContext.topLevel
        other.spanContext = .test()
        let record = try record(limits) { span in
            for number in 0..<5 { span.addEvent(SpanEvent(name: "\(number)", attributes: ["b": 1, "a": 1])) }
            span.addLink(SpanLink(context: .topLevel, attributes: [:]))
            for _ in 0..<3 { span.addLink(SpanLink(context: other, attributes: ["b": 1, "a": 1])) }
        }
        #expect(record.events.map(\.name) == ["0", "1"])
        #expect(record.droppedEvents == 3)
        #expect(names(record.events[0].attributes) == ["a"])
        #expect(record.events[0].attributes.dropped == 1)
        #expect(record.links.map(\.context) == [.test()])
        #expect(record.droppedLinks == 2)
        #expect(record.links[0].attributes.dropped == 1)
    }

    @Test func `texts that are far too long are left out, not cut`() throws {
        let long = String(repeating: "x", count: 41)
        let record = try record(SpanLimits(valueLength: 10)) { span in
            span.operationName = long
            span.attributes = [
                "long": .string(long), "list": .stringArray([long]), "numbers": .int64Array([1, 2, 3, 4, 5, 6]),
                "fits": .string(String(repeating: "x", count: 40)), "made": .stringConvertible(long),
            ]
            span.addEvent(SpanEvent(name: long, attributes: ["a": .string(long)]))
            span.setStatus(SpanStatus(code: .error, message: long))
        }
        #expect(record.name == "[left out: 41 bytes]")
        #expect(record.attributes.values.get("long") == "[left out: 41 bytes]")
        #expect(record.attributes.values.get("list") == "[left out: 57 bytes]")
        #expect(record.attributes.values.get("numbers") == "[left out: 48 bytes]")
        #expect(record.attributes.values.get("made") == "[left out: 41 bytes]")
        #expect(record.attributes.values.get("fits") == .string(String(repeating: "x", count: 40)))
        #expect(record.events[0].name == "[left out: 41 bytes]")
        #expect(record.events[0].attributes.values.get("a") == "[left out: 41 bytes]")
        #expect(record.status?.message == "[left out: 41 bytes]")
    }

    @Test func `the size of a record follows its texts`() {
        var small = SpanRecord.test("a", attributes: ["k": "v"])
        var large = SpanRecord.test("a", attributes: ["k": .string(String(repeating: "x", count: 10_001))])
        #expect(large.bound(SpanLimits()) - small.bound(SpanLimits()) == 10_000)
    }

    @Test func `what went well stays well; what failed may still go well`() throws {
        let well = try record { span in
            span.setStatus(SpanStatus(code: .error, message: "first"))
            span.setStatus(SpanStatus(code: .ok))
            span.setStatus(SpanStatus(code: .error, message: "late"))
        }
        #expect(well.status == SpanStatus(code: .ok))
        #expect(try record { _ in }.status == nil)
    }

    @Test func `a span that has ended stays as it was`() {
        let span = OpenTelemetryTracer(sink: sink).startSpan("a")
        span.attributes["k"] = 1
        span.end()
        span.attributes["k"] = 2
        span.addEvent("late")
        span.operationName = "b"
        span.setStatus(SpanStatus(code: .error))
        span.end()
        #expect(!span.isRecording)
        #expect(span.operationName == "a")
        #expect(sink.records.count == 1)
        #expect(span.attributes.get("k") == .int64(1))
    }
}
