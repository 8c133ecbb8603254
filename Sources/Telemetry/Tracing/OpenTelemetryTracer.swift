internal import Synchronization
public import Tracing

/// Makes spans by OpenTelemetry's rules, and hands those that are sampled on to be exported.
///
///     InstrumentationSystem.bootstrap(telemetry.tracer)
///     try await withSpan("execute_tool get_logs") { span in ... }
///
/// A trace may outlive the process that began it: ``reserveTrace()`` names its root span before there is one,
/// `context.traceparent` keeps the name, and ``startSpan(_:reserved:ofKind:at:)`` makes the span when all is over.
public final class OpenTelemetryTracer: Tracer {
    /// How a tracer works.
    struct Settings: Sendable {
        var sampler = Sampler.parentBased(root: .alwaysOn)
        var propagators = Propagator.allCases
        var limits = SpanLimits()
        var clock = SpanClock.system
    }

    /// Whether traces are recorded at all. A tracer that is off leaves every context as it is.
    public var isEnabled: Bool { recorder != nil }

    private let settings: Settings
    private let recorder: OpenTelemetrySpan.Recorder?
    private let generator: Mutex<any RandomNumberGenerator & Sendable>

    /// Makes a tracer.
    ///
    /// - Parameters:
    ///   - sink: Where spans go; nil switches tracing off.
    ///   - generator: Draws the names of traces and spans.
    init(
        _ settings: Settings = Settings(), sink: (any SpanSink)?,
        generator: some RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
    ) {
        self.settings = settings
        recorder = sink.map { OpenTelemetrySpan.Recorder(limits: settings.limits, clock: settings.clock, sink: $0) }
        self.generator = Mutex(generator)
    }

    public func startSpan<Instant: TracerInstant>(
        _ operationName: String, context: @autoclosure () -> InstrumentationContext, ofKind kind: SpanKind,
        at instant: @autoclosure () -> Instant, function: String, file fileID: String, line: UInt
    ) -> OpenTelemetrySpan {
        let outer = context()
        guard recorder != nil else { return OpenTelemetrySpan(unrecorded: outer) }
        let parent = outer.spanContext
        var context = outer
        let span = makeContext(below: parent)
        context.spanContext = span
        return makeSpan(operationName, span, parent: parent, context: context, kind: kind, at: instant)
    }

    /// Names a trace and its root span before the span begins; what is started in this context lies below it.
    ///
    /// - Returns: The root span's context; an empty one where tracing is off.
    public func reserveTrace() -> InstrumentationContext {
        var context = InstrumentationContext.topLevel
        if recorder != nil { context.spanContext = makeContext(below: nil) }
        return context
    }

    /// Starts the root span of a trace that was named before.
    ///
    /// - Parameters:
    ///   - operationName: What the span is called.
    ///   - context: What ``reserveTrace()`` returned, perhaps by way of its `traceparent`.
    ///   - kind: The part that this process plays.
    ///   - instant: When it began.
    public func startSpan(
        _ operationName: String, reserved context: InstrumentationContext, ofKind kind: SpanKind = .internal,
        at instant: some TracerInstant
    ) -> OpenTelemetrySpan {
        guard let span = context.spanContext, recorder != nil else { return OpenTelemetrySpan(unrecorded: context) }
        return makeSpan(operationName, span, parent: nil, context: context, kind: kind, at: { instant })
    }

    public func extract<Carrier, Extract: Extractor>(
        _ carrier: Carrier, into context: inout InstrumentationContext, using extractor: Extract
    ) where Extract.Carrier == Carrier {
        guard recorder != nil else { return }
        for propagator in settings.propagators { propagator.extract(carrier, into: &context, using: extractor) }
    }

    public func inject<Carrier, Inject: Injector>(
        _ context: InstrumentationContext, into carrier: inout Carrier, using injector: Inject
    ) where Inject.Carrier == Carrier {
        guard recorder != nil else { return }
        for propagator in settings.propagators { propagator.inject(context, into: &carrier, using: injector) }
    }

    /// Asks for the spans that have ended to be exported soon; does not wait for it.
    public func forceFlush() { recorder?.sink.requestFlush() }

    /// Names a span and decides whether it is sampled.
    private func makeContext(below parent: SpanContext?) -> SpanContext {
        let (traceID, spanID) = generator.withLock { generator in
            (parent?.traceID ?? TraceID(using: &generator), SpanID(using: &generator))
        }
        // Whether a trace's name is random is known to whoever drew it.
        var flags = parent?.flags ?? .random
        flags.remove(.sampled)
        if settings.sampler.samples(traceID, parent: parent) { flags.insert(.sampled) }
        return SpanContext(traceID: traceID, spanID: spanID, flags: flags, state: parent?.state ?? .empty)
    }

    private func makeSpan<Instant: TracerInstant>(
        _ name: String, _ span: SpanContext, parent: SpanContext?, context: InstrumentationContext, kind: SpanKind,
        at instant: () -> Instant
    ) -> OpenTelemetrySpan {
        guard let recorder, span.isSampled else { return OpenTelemetrySpan(unrecorded: context) }
        let record = SpanRecord(
            context: span, parent: parent, kind: kind, name: name, start: recorder.clock.time(instant))
        return OpenTelemetrySpan(record, context: context, recorder: recorder)
    }
}
