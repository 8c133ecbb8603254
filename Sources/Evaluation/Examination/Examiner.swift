package import Logging

/// Lets Midwatch watch many scenarios, several at once.
package struct Examiner: Sendable {
    /// How far an examination has come.
    package struct Progress: Sendable {
        package let done: Int
        package let all: Int
        package let last: TrialResult
    }

    private let exercises: [Exercise]
    private let runs: Int
    private let jobs: Int
    private let examinee: Examinee
    private let logger: Logger

    /// - Parameters:
    ///   - runs: How often each scenario is watched.
    ///   - jobs: How many at once.
    package init(_ exercises: [Exercise], runs: Int, jobs: Int, examinee: Examinee, logger: Logger) {
        self.exercises = exercises
        self.runs = max(runs, 1)
        self.jobs = max(jobs, 1)
        self.examinee = examinee
        self.logger = logger
    }

    /// Examines.
    ///
    /// - Parameter report: Told of each trial as it ends, one after the other.
    package func scorecard(report: (Progress) -> Void = { _ in }) async throws -> Scorecard {
        let trials = exercises.flatMap { exercise in
            (1...runs).map { Trial(exercise, run: $0, model: examinee.model) }
        }
        let logger = logger
        var results: [TrialResult] = []
        try await withThrowingTaskGroup(of: TrialResult.self) { group in
            var waiting = trials[...]
            func begin() {
                guard let trial = waiting.popFirst() else { return }
                group.addTask { try await trial.result(logger: logger) }
            }
            for _ in 0..<min(jobs, trials.count) { begin() }
            while let result = try await group.next() {
                results.append(result)
                report(Progress(done: results.count, all: trials.count, last: result))
                begin()
            }
        }
        return Scorecard(examinee: examinee.name, currency: examinee.currency, trials: results)
    }
}
