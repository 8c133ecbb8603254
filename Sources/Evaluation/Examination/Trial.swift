internal import Foundation
internal import Incidents
internal import Journal
internal import KubernetesModel
internal import Lab
package import Logging

/// One scenario, watched once.
package struct Trial: Sendable {
    package var exercise: Exercise
    /// Counted from 1; names and uids in the Lab follow from it.
    package var run: Int
    package var model: ModelUnderTest?

    package init(_ exercise: Exercise, run: Int, model: ModelUnderTest? = nil) {
        self.exercise = exercise
        self.run = run
        self.model = model
    }

    /// When every trial begins: a Monday morning.
    private static let start = Date(timeIntervalSince1970: 1_800_262_800)

    /// Plays the scenario, lets Midwatch watch it, and judges what came of it. That it cannot be played is a result too.
    package func result(logger: Logger) async throws -> TrialResult {
        var result = TrialResult(exercise.scenario, run: run)
        let folder = FileManager.default.temporaryDirectory.appending(path: "midwatch-eval-\(UUID().uuidString)")
        // What stays behind lies among other temporary files.
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            let journal = try SQLiteJournal(path: folder.appending(path: "journal.sqlite").path)
            let course = try await course(journal, logger: logger)
            result.verdict = Judge(exercise.expectation, course).verdict()
            if !result.verdict.passed { result.moments = course.moments }
            result.model = model == nil ? nil : try await ModelUse(of: course.incidents, in: journal)
        } catch let error as CancellationError {
            throw error
        } catch {
            result.error = "\(error)"
        }
        return result
    }

    private func course(_ journal: SQLiteJournal, logger: Logger) async throws -> Course {
        let scenario = exercise.scenario
        let player = try ScenarioPlayer(
            scenario, startingAt: Self.start, seed: UInt64(run), logger: logger)
        let begin = player.opening + (scenario.steps.first?.at ?? .zero)
        // What happens before the cluster has settled is the past of the scenario.
        try player.advance(to: player.opening)
        let watch = try VirtualWatch(
            over: player.cluster, journal: journal, model: model?.named("\(scenario.name)/\(run)"),
            measurements: player.stage.measurements, observingFrom: begin, logger: logger)
        try await Groundwork.lay(in: player.cluster, for: scenario, logger: logger)
        try await watch.stand(over: player, until: player.end)
        return Course(
            begin: begin, incidents: watch.incidents, requests: watch.requests,
            findings: try await journal.entries(JournalQuery(limit: 10_000)).compactMap(Course.Finding.init),
            observations: watch.observations, failures: watch.failures)
    }
}

extension Course.Finding {
    /// A step of the journal that says what was diagnosed.
    init?(_ entry: JournalEntry) throws {
        guard entry.kind == .diagnosed, let detail = entry.detail else { return nil }
        self.init(
            incident: entry.incident, at: entry.at, diagnosis: try KubernetesJSON.decode(Diagnosis.self, from: detail))
    }
}
