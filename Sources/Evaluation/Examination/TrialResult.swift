internal import Incidents
package import Lab

/// What came of one trial.
package struct TrialResult: Codable, Sendable, Hashable {
    package var scenario: String
    package var kind: Scenario.Kind
    package var title: String
    /// Where a catalogue of faults describes it.
    package var reference: String?
    package var run: Int
    package var verdict = Verdict()
    /// What the watch found, decided and did, where that was not as expected.
    package var moments: [Moment]?
    /// What asking a model took; nil: none was to be asked.
    package var model: ModelUse?
    /// Why the scenario could not be played to its end.
    package var error: String?

    package init(_ scenario: Scenario, run: Int) {
        self.scenario = scenario.name
        kind = scenario.kind
        title = scenario.title
        reference = scenario.reference
        self.run = run
    }

    package var passed: Bool { error == nil && verdict.passed }

    /// The first thing that was not as expected.
    package var complaint: String? {
        error ?? verdict.checks.first { !$0.passed }.map { "\($0.name.rawValue): \($0.text)" }
    }
}

extension Scenario.Kind: Codable {}
