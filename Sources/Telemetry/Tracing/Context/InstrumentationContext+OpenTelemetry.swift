public import Tracing

extension InstrumentationContext {
    private enum SpanContextKey: InstrumentationContextKey {
        typealias Value = SpanContext
        static var nameOverride: String? { "span" }
    }

    private enum BaggageKey: InstrumentationContextKey {
        typealias Value = Baggage
        static var nameOverride: String? { "baggage" }
    }

    /// The span that this is the context of.
    public internal(set) var spanContext: SpanContext? {
        get { self[SpanContextKey.self] }
        set { self[SpanContextKey.self] = newValue }
    }

    /// What travels along.
    var baggage: Baggage? {
        get { self[BaggageKey.self] }
        set { self[BaggageKey.self] = newValue }
    }

    /// The span as the header `traceparent` names it, to be kept where a trace has to outlive the process; nil where there
    /// is none.
    public var traceparent: String? { spanContext.map { TraceParent.header(of: $0) } }

    /// The context of a span that was kept with ``traceparent``.
    ///
    /// - Returns: nil where the text names no span.
    public init?(traceparent: String) {
        guard let span = TraceParent.context(from: traceparent, isRemote: false) else { return nil }
        self = .topLevel
        spanContext = span
    }
}
