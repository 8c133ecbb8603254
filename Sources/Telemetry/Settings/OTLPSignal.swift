/// What is exported, each kind by settings of its own.
enum OTLPSignal: String, CaseIterable, Sendable {
    case traces
    case metrics

    /// Its part of the names of variables: `TRACES`.
    var variablePart: String { rawValue.uppercased() }

    /// Where it goes below the address for all signals.
    var path: String { "v1/\(rawValue)" }
}
