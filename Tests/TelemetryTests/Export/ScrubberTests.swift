import Testing
import Tracing

@testable import Telemetry

@Suite struct ScrubberTests {
    private let scrubber = Scrubber(
        scrub: { $0.split(separator: "hunter2", omittingEmptySubsequences: false).joined(separator: "[redacted]") },
        length: 100)

    @Test func `no text of a span leaves unscrubbed`() {
        let secret = "password hunter2"
        var record = SpanRecord.test(
            secret,
            attributes: [
                "text": .string(secret), "list": .stringArray([secret, "b"]), "made": .stringConvertible(secret),
                "made list": .stringConvertibleArray([secret]), "number": 2,
            ])
        record.add(SpanEvent(name: secret, attributes: ["a": .string(secret)]), limits: SpanLimits())
        var other = InstrumentationContext.topLevel
        other.spanContext = .test()
        record.add(SpanLink(context: other, attributes: ["a": .string(secret)]), limits: SpanLimits())
        record.set(SpanStatus(code: .error, message: secret))
        for encoding in OTLPEncoding.allCases {
            let source = OTLPSource(resource: [], scope: "s", version: "1")
            let bytes = encoding.encode(
                TracePayload(source: source, spans: [ScrubbedSpan(record, scrubber: scrubber)]))
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("hunter2"))
            #expect(text.split(separator: "password [redacted]").count - 1 == 9)
        }
    }

    @Test func `a text is scrubbed before it is cut`() {
        let scrubber = Scrubber(scrub: scrubber.scrub, length: 12)
        #expect(scrubber.text("0123456hunter2 rest") == "0123456[reda")
        #expect(scrubber.text("üüüüüüüüüüüü") == "üüüüüüüüüüüü")
        #expect(scrubber.text("üüüüüüüüüüüüü") == "üüüüüüüüüüüü")
    }

    @Test func `attributes keep their types and come in the order of their names`() {
        let attributes: SpanAttributes = [
            "i": .int64(-1), "h": .int32(5), "d": .double(0.5), "b": .bool(false), "s": "x",
            "il": .int64Array([1]), "hl": .int32Array([2]), "dl": .doubleArray([3]), "bl": .boolArray([true]),
            "": "no name",
        ]
        #expect(
            scrubber.attributes(attributes) == [
                Attribute(key: "b", value: .bool(false)), Attribute(key: "bl", value: .bools([true])),
                Attribute(key: "d", value: .double(0.5)), Attribute(key: "dl", value: .doubles([3])),
                Attribute(key: "h", value: .int(5)), Attribute(key: "hl", value: .ints([2])),
                Attribute(key: "i", value: .int(-1)), Attribute(key: "il", value: .ints([1])),
                Attribute(key: "s", value: .string("x")),
            ])
    }

    @Test func `labels of metrics are scrubbed, and keep the names that they were given`() {
        #expect(
            scrubber.attributes(LabelSet([("gen_ai.token.type", "input"), ("who", "hunter2")])) == [
                Attribute(key: "gen_ai.token.type", value: .string("input")),
                Attribute(key: "who", value: .string("[redacted]")),
            ])
    }
}
