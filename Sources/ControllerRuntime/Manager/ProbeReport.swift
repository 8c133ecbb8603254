/// The answer to a health probe: whether all is well, and a line for each thing that is not.
struct ProbeReport: Hashable, Sendable {
    let isPassing: Bool
    let text: String

    /// Whether any part hangs, so that only a restart helps.
    static func liveness(of parts: [any Probed]) -> ProbeReport {
        ProbeReport(parts, failure: \.livenessFailure)
    }

    /// Whether all parts can do their work.
    static func readiness(of parts: [any Probed]) -> ProbeReport {
        ProbeReport(parts, failure: \.readinessFailure)
    }

    private init(_ parts: [any Probed], failure: (any Probed) -> String?) {
        let failures = parts.compactMap { part in failure(part).map { "failing: \(part.probeName): \($0)" } }
        let remarks = parts.flatMap { part in part.remarks.map { "note: \(part.probeName): \($0)" } }
        isPassing = failures.isEmpty
        text = ((isPassing ? ["ok"] : failures) + remarks).map { $0 + "\n" }.joined()
    }
}
