package import Lab

/// What came of an evaluation: every trial, and what they add up to. `docs/evaluation.md` describes its JSON.
package struct Scorecard: Sendable, Hashable {
    /// The version of the saved form that is written and read.
    package static let version = 1

    /// Who was examined: `rules`, or the models by their roles.
    package var examinee: String
    /// What a cost's currency is.
    package var currency: String
    /// In the order of the scenarios' names, and of the runs.
    package var trials: [TrialResult]

    package init(examinee: String, currency: String = "USD", trials: [TrialResult]) {
        self.examinee = examinee
        self.currency = currency
        self.trials = trials.sorted { ($0.scenario, $0.run) < ($1.scenario, $1.run) }
    }

    package var passed: Bool { trials.allSatisfy(\.passed) }

    package var summary: Summary { Summary(of: trials) }

    /// What the trials of each scenario add up to, in the order of the names.
    package var scenarios: [ScenarioRow] {
        Dictionary(grouping: trials, by: \.scenario).values.compactMap(ScenarioRow.init).sorted { $0.name < $1.name }
    }
}

/// One scenario over all its runs.
package struct ScenarioRow: Sendable, Hashable {
    package var name: String
    package var kind: Scenario.Kind
    package var title: String
    package var trials: [TrialResult]

    init?(_ trials: [TrialResult]) {
        guard let first = trials.first else { return nil }
        name = first.scenario
        kind = first.kind
        title = first.title
        self.trials = trials
    }

    package var passed: Rate { Rate(trials.map(\.passed)) }

    package func rate(of check: Check.Name) -> Rate { Rate(trials.map { $0.verdict.outcome(of: check) }) }
}
