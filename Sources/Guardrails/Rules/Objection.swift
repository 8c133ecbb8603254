import Foundation

/// What one rule has against an action.
struct Objection: Hashable {
    /// What follows from it.
    enum Effect: Hashable {
        /// Nobody can allow it.
        case deny
        /// It is recorded as what would be done.
        case suggest
        /// A person must decide.
        case ask
        /// Not before the time, also when a person has approved.
        case hold(until: Date)
        /// Not before the time, unless a person approves.
        case wait(until: Date)
    }

    let effect: Effect
    /// `policy/NAME` or `guardrail/RULE`.
    let by: String
    /// One sentence.
    let reason: String

    init(_ effect: Effect, by: String, _ reason: String) {
        self.effect = effect
        self.by = by
        self.reason = reason
    }

    /// The time that waiting for helps, if it does.
    var until: Date? {
        switch effect {
        case .hold(let until), .wait(let until): until
        case .deny, .suggest, .ask: nil
        }
    }

    /// Whether a person's approval settles it.
    var isSettledByApproval: Bool {
        switch effect {
        case .ask, .wait: true
        case .deny, .suggest, .hold: false
        }
    }

    /// The graver, the lower.
    var rank: Int {
        switch effect {
        case .deny: 0
        case .suggest: 1
        case .ask: 2
        case .hold: 3
        case .wait: 4
        }
    }
}
