/// The flags of a trace that travel with it (W3C Trace Context, level 2, section 3.2.2.5).
struct TraceFlags: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// The trace is recorded.
    static let sampled = TraceFlags(rawValue: 1)
    /// The last 56 bits of the trace's name are random, at least.
    static let random = TraceFlags(rawValue: 2)
}
