/// Two scorecards over the same scenarios: what got better, and what got worse.
package struct Comparison: Sendable, Hashable, Codable {
    /// A trial that came out otherwise.
    package struct Turn: Sendable, Hashable, Codable {
        package var scenario: String
        package var run: Int
        /// Why it is not as expected: now, or before.
        package var complaint: String
    }

    package var before: String
    package var after: String
    /// Trials that are in both.
    package var pairs: Int
    /// Scenarios that are only in one of them.
    package var unpaired: [String]
    package var better: [Turn]
    package var worse: [Turn]
    package var asExpected: PairedChange
    package var diagnosis: PairedChange
    package var action: PairedChange
    /// Forbidden actions that were carried out, in the paired trials.
    package var harmBefore: Int
    package var harmAfter: Int
    package var repairedAfter: PairedShift?

    private struct Key: Hashable {
        var scenario: String
        var run: Int
    }

    package init(_ before: Scorecard, _ after: Scorecard) {
        func byKey(_ card: Scorecard) -> [Key: TrialResult] {
            Dictionary(card.trials.map { (Key(scenario: $0.scenario, run: $0.run), $0) }) { first, _ in first }
        }
        let (old, new) = (byKey(before), byKey(after))
        let both = old.keys.filter { new[$0] != nil }.sorted { ($0.scenario, $0.run) < ($1.scenario, $1.run) }
        let pairs = both.compactMap { key in
            if let old = old[key], let new = new[key] { (old: old, new: new) } else { nil }
        }
        self.before = before.examinee
        self.after = after.examinee
        self.pairs = pairs.count
        unpaired = Set(old.keys.map(\.scenario)).symmetricDifference(new.keys.map(\.scenario)).sorted()
        better = pairs.filter { !$0.old.passed && $0.new.passed }.map { Turn($0.old) }
        worse = pairs.filter { $0.old.passed && !$0.new.passed }.map { Turn($0.new) }
        asExpected = PairedChange(pairs.map { ($0.old.passed, $0.new.passed) })
        func change(_ name: Check.Name) -> PairedChange {
            PairedChange(
                pairs.compactMap { pair in
                    guard let before = pair.old.verdict.outcome(of: name),
                        let after = pair.new.verdict.outcome(of: name)
                    else { return nil }
                    return (before, after)
                })
        }
        diagnosis = change(.diagnosis)
        action = change(.action)
        harmBefore = pairs.reduce(0) { $0 + $1.old.verdict.harm }
        harmAfter = pairs.reduce(0) { $0 + $1.new.verdict.harm }
        repairedAfter = PairedShift(
            pairs.compactMap { pair in
                guard let before = pair.old.verdict.repairedAfter, let after = pair.new.verdict.repairedAfter
                else { return nil }
                return (before, after)
            })
    }
}

extension Comparison.Turn {
    init(_ trial: TrialResult) {
        self.init(scenario: trial.scenario, run: trial.run, complaint: trial.complaint ?? "")
    }
}
