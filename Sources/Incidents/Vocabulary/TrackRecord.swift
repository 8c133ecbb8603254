/// How often diagnoses and actions of one kind turned out right: what confidence is calibrated by.
public struct TrackRecord: Codable, Hashable, Sendable {
    /// What is counted together.
    public struct Kind: Codable, Hashable, Sendable {
        public var category: Category
        public var decidedBy: Diagnosis.Decider
        public var action: Action.Kind

        public init(category: Category, decidedBy: Diagnosis.Decider, action: Action.Kind) {
            self.category = category
            self.decidedBy = decidedBy
            self.action = action
        }
    }

    /// Outcomes that were verified.
    public struct Tally: Codable, Hashable, Sendable {
        /// Verifications that passed.
        public var right: Int
        /// Verifications that failed.
        public var wrong: Int

        public init(right: Int = 0, wrong: Int = 0) {
            self.right = right
            self.wrong = wrong
        }

        public var total: Int { right + wrong }
    }

    public private(set) var tallies: [Kind: Tally]

    public init(_ tallies: [Kind: Tally] = [:]) { self.tallies = tallies }

    /// What is known of a kind; nothing counts as none right and none wrong.
    public subscript(kind: Kind) -> Tally { tallies[kind] ?? Tally() }

    /// Counts one verified outcome.
    public mutating func count(_ kind: Kind, isRight: Bool) {
        if isRight { tallies[kind, default: Tally()].right += 1 } else { tallies[kind, default: Tally()].wrong += 1 }
    }
}
