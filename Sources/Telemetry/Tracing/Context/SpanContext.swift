/// What names a span to others: in other processes, and to the spans below it.
public struct SpanContext: Hashable, Sendable {
    public let traceID: TraceID
    public let spanID: SpanID
    let flags: TraceFlags
    /// What other tracing systems have to say of the trace; passed on untouched.
    let state: TraceState
    /// Whether the span belongs to another process.
    let isRemote: Bool

    init(
        traceID: TraceID, spanID: SpanID, flags: TraceFlags, state: TraceState = .empty, isRemote: Bool = false
    ) {
        self.traceID = traceID
        self.spanID = spanID
        self.flags = flags
        self.state = state
        self.isRemote = isRemote
    }

    /// Whether the trace is recorded.
    public var isSampled: Bool { flags.contains(.sampled) }
}
