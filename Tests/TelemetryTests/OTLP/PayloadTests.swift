import Foundation
import Testing
import Tracing

@testable import Telemetry

/// The bytes that are expected are those that Google's protobuf library for Python writes with the messages of the package
/// `opentelemetry-proto` 1.45.2, fields in the order of their numbers.
@Suite struct PayloadTests {
    private let source = OTLPSource(
        resource: [Attribute(key: "service.name", value: .string("midwatch"))], scope: "midwatch", version: "0.1.0")
    private let scrubber = Scrubber(scrub: { $0 }, length: 100)

    private var trace: TracePayload {
        get throws {
            let state = try #require(TraceState("congo=1"))
            let own = SpanContext.test(3)
            var record = SpanRecord(
                context: SpanContext(
                    traceID: own.traceID, spanID: own.spanID, flags: own.flags, state: state),
                parent: .test(2, isRemote: true), kind: .client, name: "chat gpt-5.2", start: 1_000_000_000)
            record.end = 2_500_000_000
            record.attributes.replace(
                with: ["b": true, "d": 0.5, "i": -1, "l": .stringArray(["stop", "length"]), "s": "ü", "x": 1, "y": 2],
                limit: 5)
            let time = DefaultTracerClock.Timestamp(nanosecondsSinceEpoch: 1_500_000_000)
            let limits = SpanLimits(events: 1)
            record.add(SpanEvent(name: "e", at: time, attributes: ["a": 300]), limits: limits)
            record.add(SpanEvent(name: "f", at: time), limits: limits)
            var other = InstrumentationContext.topLevel
            other.spanContext = .test(9)
            record.add(SpanLink(context: other, attributes: ["a": false]), limits: limits)
            record.set(SpanStatus(code: .error, message: "failed"))
            return TracePayload(source: source, spans: [ScrubbedSpan(record, scrubber: scrubber)])
        }
    }

    private var metrics: MetricPayload {
        let usage = HistogramSeries(bounds: [1, 4])
        for value in [1, 3.5, 102] { usage.record(value) }
        let families = [
            MetricFamily(
                label: "gen_ai.client.token.usage", help: "Tokens.", unit: "{token}",
                points: [.init(labels: LabelSet([("gen_ai.token.type", "input")]), value: usage.current)]),
            MetricFamily(
                label: "work_total", help: "Work.", unit: "", points: [.init(labels: LabelSet([]), value: .sum(0))]),
            MetricFamily(
                label: "depth", help: "Depth.", unit: "",
                points: [.init(labels: LabelSet([("queue", "pods")]), value: .gauge(-1.5))]),
        ]
        return MetricPayload(source: source, families: families, scrubber: scrubber, start: 1, time: 2)
    }

    @Test func `a trace is written as the official library writes it`() throws {
        let expected = """
            0a85030a1c0a1a0a0c736572766963652e6e616d65120a0a086d6964776174636812bb020a110a086d696477617463681205\
            302e312e3012fc010a1000000000000000010000000000000002120800000000000000031a07636f6e676f3d312208000000\
            00000000022a0c63686174206770742d352e3230033900ca9a3b000000004100f90295000000004a070a0162120210014a0e\
            0a0164120921000000000000e03f4a100a0169120b18ffffffffffffffffff014a190a016c12142a120a060a0473746f700a\
            080a066c656e6774684a090a017312040a02c3bc50025a1609002f6859000000001201651a080a0161120318ac0260016a2a\
            0a10000000000000000100000000000000021208000000000000000922070a01611202100035030100007a0a12066661696c\
            656418028501030300001a2768747470733a2f2f6f70656e74656c656d657472792e696f2f736368656d61732f312e34312e\
            301a2768747470733a2f2f6f70656e74656c656d657472792e696f2f736368656d61732f312e34312e30
            """
        #expect(hex(OTLPEncoding.protobuf.encode(try trace)) == expected)
    }

    @Test func `metrics are written as the official library writes them`() {
        let expected = """
            0a9a030a1c0a1a0a0c736572766963652e6e616d65120a0a086d6964776174636812d0020a110a086d696477617463681205\
            302e312e3012a1010a1967656e5f61692e636c69656e742e746f6b656e2e75736167651207546f6b656e732e1a077b746f6b\
            656e7d4a720a6e110100000000000000190200000000000000210300000000000000290000000000a05a4032180100000000\
            000000010000000000000001000000000000003a10000000000000f03f00000000000010404a1c0a1167656e5f61692e746f\
            6b656e2e7479706512070a05696e707574100212360a0a776f726b5f746f74616c1205576f726b2e3a210a1b110100000000\
            0000001902000000000000002100000000000000001002180112360a056465707468120644657074682e2a250a2319020000\
            000000000021000000000000f8bf3a0f0a05717565756512060a04706f64731a2768747470733a2f2f6f70656e74656c656d\
            657472792e696f2f736368656d61732f312e34312e301a2768747470733a2f2f6f70656e74656c656d657472792e696f2f73\
            6368656d61732f312e34312e30
            """
        #expect(hex(OTLPEncoding.protobuf.encode(metrics)) == expected)
    }

    @Test func `a trace in JSON has names in hexadecimal, enumerations by number and 64 bits as text`() throws {
        let expected = """
            {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"midwatch"}}]},\
            "scopeSpans":[{"scope":{"name":"midwatch","version":"0.1.0"},"spans":[{\
            "traceId":"00000000000000010000000000000002","spanId":"0000000000000003","traceState":"congo=1",\
            "parentSpanId":"0000000000000002","name":"chat gpt-5.2","kind":3,"startTimeUnixNano":"1000000000",\
            "endTimeUnixNano":"2500000000","attributes":[{"key":"b","value":{"boolValue":true}},\
            {"key":"d","value":{"doubleValue":0.5}},{"key":"i","value":{"intValue":"-1"}},\
            {"key":"l","value":{"arrayValue":{"values":[{"stringValue":"stop"},{"stringValue":"length"}]}}},\
            {"key":"s","value":{"stringValue":"ü"}}],"droppedAttributesCount":2,\
            "events":[{"timeUnixNano":"1500000000","name":"e","attributes":[{"key":"a","value":{"intValue":"300"}}]}],\
            "droppedEventsCount":1,"links":[{"traceId":"00000000000000010000000000000002",\
            "spanId":"0000000000000009","attributes":[{"key":"a","value":{"boolValue":false}}],"flags":259}],\
            "status":{"message":"failed","code":2},"flags":771}],\
            "schemaUrl":"https://opentelemetry.io/schemas/1.41.0"}],\
            "schemaUrl":"https://opentelemetry.io/schemas/1.41.0"}]}
            """
        #expect(String(decoding: OTLPEncoding.json.encode(try trace), as: UTF8.self) == expected)
    }

    @Test func `metrics in JSON have counts as text and bounds as numbers`() {
        let expected = """
            {"resourceMetrics":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"midwatch"}}]},\
            "scopeMetrics":[{"scope":{"name":"midwatch","version":"0.1.0"},"metrics":[\
            {"name":"gen_ai.client.token.usage","description":"Tokens.","unit":"{token}","histogram":{"dataPoints":[{\
            "startTimeUnixNano":"1","timeUnixNano":"2","count":"3","sum":106.5,"bucketCounts":["1","1","1"],\
            "explicitBounds":[1.0,4.0],\
            "attributes":[{"key":"gen_ai.token.type","value":{"stringValue":"input"}}]}],"aggregationTemporality":2}},\
            {"name":"work_total","description":"Work.","sum":{"dataPoints":[{"startTimeUnixNano":"1",\
            "timeUnixNano":"2","asDouble":0.0}],"aggregationTemporality":2,"isMonotonic":true}},\
            {"name":"depth","description":"Depth.","gauge":{"dataPoints":[{"timeUnixNano":"2","asDouble":-1.5,\
            "attributes":[{"key":"queue","value":{"stringValue":"pods"}}]}]}}],\
            "schemaUrl":"https://opentelemetry.io/schemas/1.41.0"}],\
            "schemaUrl":"https://opentelemetry.io/schemas/1.41.0"}]}
            """
        #expect(String(decoding: OTLPEncoding.json.encode(metrics), as: UTF8.self) == expected)
    }

    @Test(arguments: [
        (Double.nan, #""NaN""#), (.infinity, #""Infinity""#), (-.infinity, #""-Infinity""#), (1e300, "1e+300"),
    ])
    func `numbers that JSON does not have are texts`(value: Double, text: String) {
        var writer = JSONWriter()
        writer.root { $0.double(MessageField(1, "d"), value) }
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"d":\#(text)}"#)
    }

    @Test(arguments: [
        (UInt32(0), "0800"), (1, "0801"), (127, "087f"), (128, "088001"), (16_383, "08ff7f"), (16_384, "08808001"),
        (UInt32.max, "08ffffffff0f"),
    ])
    func `numbers of any size are written as varints`(value: UInt32, bytes: String) {
        var writer = ProtobufWriter()
        writer.uint32(MessageField(1, "n"), value)
        #expect(hex(writer.bytes) == bytes)
    }

    @Test(arguments: [0, 127, 128, 16_383, 16_384, 2_097_152])
    func `messages of any length say how long they are`(length: Int) {
        var writer = ProtobufWriter()
        let text = String(repeating: "x", count: length)
        writer.message(MessageField(1, "m")) { $0.string(MessageField(2, "s"), text) }
        var outer = ProtobufReader(writer.bytes[...])
        guard case (_, .bytes(let bytes))? = outer.next() else {
            Issue.record("a message is bytes")
            return
        }
        var inner = ProtobufReader(bytes)
        let field = inner.next()
        #expect(field?.number == 2)
        #expect(field?.value == .bytes(Array(text.utf8)[...]))
        #expect(outer.next() == nil && inner.next() == nil)
    }
}
