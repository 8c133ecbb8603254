import Testing
import Tracing

@testable import Telemetry

@Suite struct PropagatorTests {
    private static let headers = [
        "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03", "tracestate": "congo=1",
        "baggage": "tenant=shop",
    ]

    private func passOn(_ headers: [String: String], by propagators: [Propagator]) -> [String: String] {
        let tracer = OpenTelemetryTracer(
            OpenTelemetryTracer.Settings(propagators: propagators), sink: RecordingSink())
        var context = InstrumentationContext.topLevel
        tracer.extract(headers, into: &context, using: DictionaryCarrier())
        var carrier: [String: String] = [:]
        tracer.inject(context, into: &carrier, using: DictionaryCarrier())
        return carrier
    }

    @Test func `what comes in goes out`() {
        #expect(passOn(Self.headers, by: Propagator.allCases) == Self.headers)
    }

    @Test(arguments: [
        ([Propagator.traceContext], ["traceparent", "tracestate"]), ([.baggage], ["baggage"]), ([], []),
    ])
    func `only what is asked for travels`(propagators: [Propagator], names: [String]) {
        #expect(passOn(Self.headers, by: propagators).keys.sorted() == names)
    }

    @Test func `a state without a trace is not passed on, nor one that breaks the rules`() {
        #expect(passOn(["tracestate": "congo=1"], by: Propagator.allCases).isEmpty)
        #expect(passOn(["traceparent": "junk", "tracestate": "congo=1"], by: Propagator.allCases).isEmpty)
        var headers = Self.headers
        headers["tracestate"] = "Congo"
        #expect(passOn(headers, by: [.traceContext]) == ["traceparent": headers["traceparent"]])
    }

    @Test func `a tracer that is off passes nothing on`() {
        let tracer = OpenTelemetryTracer(sink: nil)
        var context = InstrumentationContext.topLevel
        tracer.extract(Self.headers, into: &context, using: DictionaryCarrier())
        #expect(context.isEmpty)
        context.spanContext = .test()
        var carrier: [String: String] = [:]
        tracer.inject(context, into: &carrier, using: DictionaryCarrier())
        #expect(carrier.isEmpty)
    }
}
