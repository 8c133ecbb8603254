import Foundation
import Logging
import Synchronization
import Testing
import Tracing

@testable import Telemetry

@Suite struct OpenTelemetryTracerTests {
    private struct Failure: Error, CustomStringConvertible {
        let description = "it broke"
    }

    private let sink = RecordingSink()

    private func makeTracer(_ sampler: Sampler = .parentBased(root: .alwaysOn)) -> OpenTelemetryTracer {
        let time = Mutex<UInt64>(100)
        let clock = SpanClock {
            time.withLock { time in
                time += 1
                return time
            }
        }
        return OpenTelemetryTracer(
            OpenTelemetryTracer.Settings(sampler: sampler, clock: clock), sink: sink, generator: CountingGenerator())
    }

    @Test func `spans of one trace name each other`() {
        let tracer = makeTracer()
        tracer.withSpan("outer", ofKind: .server) { _ in tracer.withSpan("inner", ofKind: .client) { _ in } }
        #expect(sink.records.map(\.name) == ["inner", "outer"])
        let (inner, outer) = (sink.records[0], sink.records[1])
        #expect("\(outer.context.traceID)" == "00000000000000010000000000000002")
        #expect("\(outer.context.spanID)" == "0000000000000003")
        #expect(outer.parent == nil)
        #expect(inner.context.traceID == outer.context.traceID)
        #expect(inner.parent == outer.context)
        #expect(inner.context.spanID != outer.context.spanID)
        #expect((inner.kind, outer.kind) == (.client, .server))
    }

    @Test func `the names that are drawn are random, and say so`() {
        let traceparent = makeTracer().startSpan("a").context.traceparent
        #expect(traceparent == "00-00000000000000010000000000000002-0000000000000003-03")
    }

    @Test func `below a span of another process its trace goes on`() throws {
        let tracer = makeTracer()
        var context = InstrumentationContext.topLevel
        tracer.extract(
            ["traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "tracestate": "congo=1"],
            into: &context, using: DictionaryCarrier())
        tracer.startSpan("a", context: context).end()
        let record = try #require(sink.records.first)
        #expect(record.parent?.isRemote == true)
        #expect(!record.context.isRemote)
        #expect(record.context.state.text == "congo=1")
        // Its name was drawn by another, who did not say that it is random.
        #expect(TraceParent.header(of: record.context) == "00-0af7651916cd43dd8448eb211c80319c-0000000000000001-01")
    }

    @Test func `a trace that is not sampled is passed on and not recorded`() {
        let tracer = makeTracer(.alwaysOff)
        tracer.withSpan("outer") { outer in
            outer.attributes["a"] = "b"
            outer.addEvent("c")
            #expect(!outer.isRecording)
            #expect(outer.attributes.isEmpty)
            tracer.withSpan("inner") { inner in
                #expect(inner.context.spanContext?.traceID == outer.context.spanContext?.traceID)
                #expect(inner.context.traceparent?.hasSuffix("-02") == true)
            }
        }
        #expect(sink.records.isEmpty)
    }

    @Test func `a tracer that is off leaves the context alone`() {
        let tracer = OpenTelemetryTracer(sink: nil)
        #expect(!tracer.isEnabled)
        tracer.withSpan("a") { span in
            #expect(span.context.isEmpty)
            #expect(!span.isRecording)
        }
        #expect(tracer.reserveTrace().isEmpty)
    }

    @Test func `the tracer's clock takes the place of the system's`() throws {
        makeTracer().withSpan("a") { $0.recordError(Failure()) }
        let record = try #require(sink.records.first)
        #expect((record.start, record.events[0].time, record.end) == (101, 102, 103))
    }

    @Test func `a moment that is named counts, and no span ends before it begins`() throws {
        let tracer = makeTracer()
        let span = tracer.startSpan("a", at: SpanInstant(Date(timeIntervalSince1970: 5)))
        span.end(at: SpanInstant(Date(timeIntervalSince1970: 4)))
        let record = try #require(sink.records.first)
        #expect((record.start, record.end) == (5_000_000_000, 5_000_000_000))
    }

    @Test func `work that fails leaves the error in its span`() throws {
        #expect(throws: Failure.self) { try makeTracer().withSpan("a") { _ in throw Failure() } }
        let record = try #require(sink.records.first)
        #expect(record.status?.code == .error)
        let event = try #require(record.events.first)
        #expect(event.name == "exception")
        #expect(event.attributes.values["exception.message"]?.toSpanAttribute() == "it broke")
        let type = try #require(event.attributes.values.get("exception.type"))
        #expect("\(type)".contains("Failure"))
    }

    @Test func `a trace can be named before its root span begins, and outlive a process`() throws {
        let kept = try #require(makeTracer().reserveTrace().traceparent)
        let tracer = makeTracer()
        let context = try #require(InstrumentationContext(traceparent: kept))
        tracer.startSpan("child", context: context).end()
        tracer.startSpan("root", reserved: context, at: SpanInstant(Date(timeIntervalSince1970: 1))).end()
        let (child, root) = (sink.records[0], sink.records[1])
        #expect(child.parent == root.context)
        #expect(root.parent == nil)
        #expect(root.start == 1_000_000_000)
        #expect(InstrumentationContext(traceparent: "junk") == nil)
    }

    @Test func `a trace that was named and is not sampled stays so`() {
        let tracer = makeTracer(.alwaysOff)
        let context = tracer.reserveTrace()
        tracer.startSpan("root", reserved: context, at: SpanInstant(Date())).end()
        #expect(context.traceparent?.hasSuffix("-02") == true)
        #expect(sink.records.isEmpty)
    }

    @Test func `a flush is asked for and not waited for`() {
        makeTracer().forceFlush()
        #expect(sink.flushCount == 1)
    }

    @Test func `what is logged within a span names it`() {
        #expect(Logger.MetadataProvider.openTelemetry.get().isEmpty)
        makeTracer().withSpan("a") { _ in
            #expect(
                Logger.MetadataProvider.openTelemetry.get() == [
                    "trace_id": "00000000000000010000000000000002", "span_id": "0000000000000003",
                ])
        }
    }

    @Test func `spans of many tasks have names of their own`() async {
        let tracer = OpenTelemetryTracer(sink: sink)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { for _ in 0..<100 { tracer.startSpan("a").end() } } }
        }
        #expect(Set(sink.records.map(\.context.spanID)).count == 800)
        #expect(Set(sink.records.map(\.context.traceID)).count == 800)
    }
}
