import ArgumentParser
import Evaluation
import Foundation
import Lab
import Logging
import Telemetry

struct Eval: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case markdown, json, junit
    }

    static let configuration = CommandConfiguration(
        abstract: "Examines the rules, or a model, on a catalogue of faults, and prints a scorecard.",
        discussion: """
            Each scenario is played in an embedded cluster, in its own time, with Midwatch on \
            watch: what it finds, decides and does is held against what is right. No cluster, key \
            or network is needed, unless a model is asked.

            Examples:
              midwatch eval
              midwatch eval --only image-tag-missing --only rolling-update
              midwatch eval --scenarios my-faults/ --runs 5 --output results/
              midwatch eval --model midwatch.yaml --record answers.jsonl --output results/
              midwatch eval --recording answers.jsonl --compare results/scorecard.json

            Exit codes: 0 all as expected, 1 not all, 2 an error: a scenario that cannot be played, \
            or a model that never answered. docs/evaluation.md explains the \
            scorecard.
            """)

    @Option(
        parsing: .upToNextOption, help: "Scenario files, or folders of them; otherwise the catalogue.",
        completion: .file())
    var scenarios: [String] = []

    @Option(help: "Only this scenario; may be given several times.")
    var only: [String] = []

    @Option(help: "How often each scenario is watched.")
    var runs = 1

    @OptionGroup var examinee: ExamineeOptions

    @Option(help: "Write every exchange with the model to this file, for --recording.", completion: .file())
    var record: String?

    @Option(
        name: .shortAndLong, help: "Save the scorecard in this folder: Markdown, JSON and JUnit.",
        completion: .directory)
    var output: String?

    @Option(help: "What to print: markdown, json or junit.")
    var format = Format.markdown

    @Option(help: "A saved scorecard.json: say what got better and what got worse.", completion: .file())
    var compare: String?

    @Option(help: "How many scenarios at once; otherwise one for each processor.")
    var jobs: Int?

    func validate() throws {
        guard 1...1000 ~= runs else { throw ValidationError("--runs is a number from 1 to 1000") }
        if let jobs { guard 1...256 ~= jobs else { throw ValidationError("--jobs is a number from 1 to 256") } }
        if record != nil, examinee.model == nil {
            throw ValidationError("--record goes with --model: without one there is nothing to record")
        }
    }

    func run() async throws {
        let all = try scenarios.isEmpty ? ExerciseFiles.catalogue() : ExerciseFiles.read(scenarios)
        let exercises = try ExerciseFiles.select(only, from: all)
        let before = try compare.map { try Self.readScorecard($0, toCompareWith: exercises) }
        let folder = try output.map(ResultFolder.init)
        if let record, FileManager.default.fileExists(atPath: record) {
            throw CommandError("\(record) is there already; name another file, or remove it")
        }
        let logger = Logger(label: "midwatch") { StandardErrorLogHandler(label: $0, level: .error) }
        let (runs, jobs) = (runs, jobs ?? ProcessInfo.processInfo.activeProcessorCount)
        let (options, record) = (examinee, record)
        let card = try await Interruption.ending {
            try await options.examining(recording: record, logger: logger) { examinee in
                let examiner = Examiner(
                    exercises, runs: runs, jobs: jobs, examinee: examinee,
                    logger: logger)
                return try await examiner.scorecard { Terminal.writeError(Self.line($0)) }
            }
        }
        let comparison = before.map { Comparison($0, card) }
        try folder?.save(card, comparison)
        try write(card, comparison)
        try Self.requireAnswers(card.summary.model)
        if card.trials.contains(where: { $0.error != nil }) { throw ExitCode(2) }
        if !card.passed { throw ExitCode(1) }
    }

    /// Tells of a model that did not answer: what is shown then is what the rules alone made of it.
    private static func requireAnswers(_ model: ModelUse?) throws {
        guard let model, let failures = model.failures else { return }
        let incidents = model.incidents ?? failures
        let text =
            "about \(failures) of \(incidents) incidents the model had no answer that could be used: \(model.failure ?? "")"
        guard failures < incidents else { throw CommandError("\(text); this scorecard is the rules' own") }
        Terminal.writeError("warning: \(text)\n")
    }

    private func write(_ card: Scorecard, _ comparison: Comparison?) throws {
        switch format {
        case .markdown:
            Terminal.write(card.markdown + (comparison.map { "\n\($0.markdown)" } ?? ""))
            return
        case .json: Terminal.write(try card.json())
        case .junit: Terminal.write(card.junit)
        }
        if let comparison { Terminal.writeError(comparison.markdown) }
    }

    private static func line(_ progress: Examiner.Progress) -> String {
        let trial = progress.last
        let mark = trial.passed ? "ok  " : "FAIL"
        let complaint =
            trial.complaint.map { ": \($0.split(whereSeparator: \.isNewline).joined(separator: " "))" } ?? ""
        return "[\(progress.done)/\(progress.all)] \(mark) \(trial.scenario)\(complaint)\n"
    }

    private static func readScorecard(_ path: String, toCompareWith exercises: [Exercise]) throws -> Scorecard {
        let card = try readScorecard(path)
        guard !Set(card.trials.map(\.scenario)).isDisjoint(with: exercises.map(\.scenario.name)) else {
            throw CommandError("\(path) has none of these scenarios, so that there is nothing to compare")
        }
        return card
    }

    private static func readScorecard(_ path: String) throws -> Scorecard {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandError("\(path) cannot be read; name a scorecard.json that an evaluation saved")
        }
        do {
            return try Scorecard(json: data)
        } catch {
            throw CommandError("\(path) \(error)")
        }
    }
}
