public import Foundation

/// What the guardrails, or a person, say of an action.
public struct Decision: Codable, Hashable, Sendable {
    /// The raw values are part of the custom resources' interface.
    public enum State: String, Codable, Hashable, Sendable {
        /// A policy allows it without a person.
        case auto = "Auto"
        /// A person allowed it.
        case approved = "Approved"
        /// A person or a guardrail refused it.
        case denied = "Denied"
        /// A person must decide.
        case awaitingApproval = "AwaitingApproval"
        /// Recorded as what would have been done.
        case suggestOnly = "SuggestOnly"
        /// Nobody decided in time.
        case expired = "Expired"

        /// Whether the action may be carried out.
        public var allowsExecution: Bool { self == .auto || self == .approved }
    }

    public var state: State
    /// `policy/NAME`, `guardrail/RULE` or `user/NAME`.
    public var by: String
    public var at: Date
    /// Each reason in one sentence, the deciding one first.
    public var reasons: [String]

    public init(state: State, by: String, at: Date, reasons: [String]) {
        self.state = state
        self.by = by
        self.at = at
        self.reasons = reasons
    }
}
