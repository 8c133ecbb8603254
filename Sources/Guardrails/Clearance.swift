public import Foundation

/// What the guardrails say right before an action that was allowed is carried out.
public enum Clearance: Hashable, Sendable {
    case proceed
    /// Not now; ask again at the time.
    case hold(until: Date, reasons: [String])
    /// Not any more. `by` is `policy/NAME` or `guardrail/RULE`.
    case deny(by: String, reasons: [String])
}
