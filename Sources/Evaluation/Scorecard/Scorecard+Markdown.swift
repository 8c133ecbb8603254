internal import Lab

extension Scorecard {
    /// The scorecard as people read it, in a terminal and on a page.
    package var markdown: String {
        let summary = summary
        var lines = ["# Scorecard: \(Markdown.text(examinee))", ""]
        lines.append("\(summary.trials) trials of \(scenarios.count) scenarios.")
        lines += ["", "| | share | of | 95 % interval |", "| --- | --- | --- | --- |"]
        for (name, rate) in summary.rates where rate.trials > 0 { lines.append(Markdown.row(name, rate)) }
        lines += ["", "| | |", "| --- | --- |"]
        lines += [
            "| harm: forbidden actions carried out | \(summary.harm) |",
            "| actions carried out that are not right | \(summary.wrongActions) |",
            "| forbidden actions put before people | \(summary.wrongProposals) |",
            "| false alarms | \(summary.falseAlarms) |",
        ]
        for (name, median) in summary.times { if let median { lines.append("| \(name) | \(Markdown.text(median)) |") } }
        lines += modelLines(summary)
        lines += ["", "| scenario | kind | as expected | diagnosis | repaired after | what was not as expected |"]
        lines.append("| --- | --- | --- | --- | --- | --- |")
        lines += scenarios.map(row)
        for trial in trials { lines += Self.moments(of: trial) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func moments(of trial: TrialResult) -> [String] {
        guard let moments = trial.moments else { return [] }
        var lines = [
            "", "## \(Markdown.text(trial.scenario)), run \(trial.run)", "", "\(Markdown.text(trial.title)).", "",
        ]
        for check in trial.verdict.checks where !check.passed {
            lines.append("- not as expected: \(check.name.rawValue): \(Markdown.text(check.text))")
        }
        if moments.isEmpty { lines.append("- Nothing was found and nothing done.") }
        for moment in moments {
            let place = "\(TimeText.of(moment.after)), \(Markdown.text(moment.about)), \(moment.stage)"
            lines.append("- \(place): \(Markdown.text(moment.text))")
        }
        return lines
    }

    private func modelLines(_ summary: Summary) -> [String] {
        guard let model = summary.model else { return [] }
        let perTrial = Double(model.cost) / 1e6 / Double(max(summary.trials, 1))
        let failures = model.failures.map {
            "| incidents to which it had no answer that could be used | \($0): \(Markdown.text(model.failure ?? "")) |"
        }
        return [
            "| model consulted | \(model.consultations) times |"
        ] + (failures.map { [$0] } ?? []) + [
            "| tokens | \(model.inputTokens) in, \(model.outputTokens) out |",
            "| cost | \(Markdown.money(Double(model.cost) / 1e6)) \(currency), "
                + "\(Markdown.money(perTrial)) \(currency) a trial |",
            "| waited for the model, in real time | \(TimeText.of(model.seconds)) |",
        ]
    }

    private func row(_ row: ScenarioRow) -> String {
        let repaired = Median(of: row.trials.compactMap(\.verdict.repairedAfter))
        let complaint = row.trials.compactMap(\.complaint).first ?? ""
        let diagnosis = row.rate(of: .diagnosis)
        let cells = [
            Markdown.text(row.name), row.kind.rawValue, Markdown.count(row.passed),
            diagnosis.trials > 0 ? Markdown.count(diagnosis) : "", repaired.map { TimeText.of($0.value) } ?? "",
            Markdown.text(complaint),
        ]
        return "| \(cells.joined(separator: " | ")) |"
    }
}

extension Summary {
    /// The rates by their names for people.
    var rates: [(String, Rate)] {
        [
            ("all as expected", asExpected), ("faults as expected", faults), ("traps as expected", traps),
            ("healthy states left alone", healthy), ("detected", detected),
            ("diagnosis: right cause, right object", diagnosis), ("right action, and no other", action),
            ("traps and healthy states without a wrong action", restraint), ("healed in time", healed),
            ("handed to people where that is right", escalated),
        ]
    }

    /// The times by their names for people.
    var times: [(String, Median?)] {
        [
            ("median time to detect", detectedAfter), ("median time to diagnose", diagnosedAfter),
            ("median time to repair", repairedAfter),
        ]
    }
}
