public import Foundation
public import Incidents

/// A decision, and when to ask for another one.
public struct Verdict: Hashable, Sendable {
    public var decision: Decision
    /// When the guardrails may decide otherwise without a person: a cool-down, a limit or a freeze is over then. Nil
    /// where waiting alone changes nothing.
    public var holdUntil: Date?

    public init(decision: Decision, holdUntil: Date? = nil) {
        self.decision = decision
        self.holdUntil = holdUntil
    }
}
