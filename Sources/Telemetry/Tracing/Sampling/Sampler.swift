/// Decides which traces are recorded (`OTEL_TRACES_SAMPLER`).
indirect enum Sampler: Hashable, Sendable {
    case alwaysOn
    case alwaysOff
    /// So many of all traces, from 0 to 1; the same ones in every process, for the trace's name decides.
    case ratio(Double)
    /// As the span above decided; where there is none, another sampler decides.
    case parentBased(root: Sampler)

    /// Whether a span is recorded.
    func samples(_ traceID: TraceID, parent: SpanContext?) -> Bool {
        switch self {
        case .alwaysOn: true
        case .alwaysOff: false
        case .ratio(let ratio): Self.randomness(of: traceID) >= Self.threshold(of: ratio)
        case .parentBased(let root): parent.map(\.isSampled) ?? root.samples(traceID, parent: nil)
        }
    }

    /// The 56 bits at the end of a trace's name, the ones that W3C's flag says are random.
    private static func randomness(of traceID: TraceID) -> UInt64 { traceID.low & (1 << 56 - 1) }

    /// What the random bits must reach (OpenTelemetry's rejection threshold): 0 for all traces, 2 to the 56th for none.
    private static func threshold(of ratio: Double) -> UInt64 {
        let share = min(max(ratio, 0), 1)
        return UInt64(((1 - share) * 0x1p56).rounded())
    }
}
