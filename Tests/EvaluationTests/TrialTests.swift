import Foundation
import Lab
import LanguageModels
import Logging
import MidwatchTestKit
import ModelExchange
import Testing

@testable import Evaluation

/// Scenarios of the catalogue, watched as `midwatch eval` watches them.
struct TrialTests {
    private static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private func card(_ names: String..., runs: Int = 1, model: ModelUnderTest? = nil) async throws -> Scorecard {
        let exercises = try ExerciseFiles.select(names, from: ExerciseFiles.catalogue())
        let examiner = Examiner(
            exercises, runs: runs, jobs: 2, examinee: Examinee(name: "test", model: model), logger: Self.logger)
        return try await examiner.scorecard()
    }

    @Test func `A fault, a trap and a healthy state are as expected by rules alone`() async throws {
        let card = try await card("image-tag-missing", "exit-137-without-oom", "rolling-update")
        #expect(card.passed, "\(card.trials.compactMap(\.complaint))")
        let fault = try #require(card.trials.first { $0.scenario == "image-tag-missing" })
        #expect(fault.verdict.actions.count == 1)
        #expect(fault.verdict.diagnosedAfter != nil && fault.verdict.repairedAfter != nil)
        #expect(fault.model == nil)
    }

    @Test func `The same run always ends the same way`() async throws {
        let first = try await card("crash-after-release", runs: 2)
        let second = try await card("crash-after-release", runs: 2)
        #expect(try first.json() == second.json())
        #expect(first.trials.map(\.run) == [1, 2])
    }

    @Test func `A scenario that cannot be played is told, and holds nothing up`() async throws {
        let broken = try Exercise(
            name: "broken",
            yaml: """
                title: It changes what is not there
                kind: healthy
                steps: [{at: 10s, delete: Deployment/nothing}]
                duration: 1m
                expect: {silence: true}
                """, file: "broken.yaml")
        let healthy = try ExerciseFiles.select(["rolling-update"], from: ExerciseFiles.catalogue())
        let examiner = Examiner(
            [broken] + healthy, runs: 1, jobs: 1, examinee: .rules, logger: Self.logger)
        let card = try await examiner.scorecard()
        let result = try #require(card.trials.first { $0.scenario == "broken" })
        #expect(result.error?.contains("Deployment nothing") == true, "\(result.error ?? "")")
        #expect(!result.passed && !card.passed)
        #expect(card.trials.last?.passed == true)
    }

    @Test func `A model is asked where the rules are unsure, under a name of the trial's own`() async throws {
        let model = ScriptedModel { _, _ in .answering("no JSON at all") }
        let card = try await card("crash-without-release", model: ModelUnderTest(model, roles: [.triage]))
        let use = try #require(card.trials.first?.model)
        #expect(use.consultations > 0 && use.inputTokens >= 100 && use.outputTokens >= 10)
        let names = Set(model.asked.map(\.request.conversation))
        #expect(!names.isEmpty && names.allSatisfy { $0.hasPrefix("crash-without-release/1/shop/") }, "\(names)")
    }

    @Test func `A recording answers as the model did, and gives the same scorecard`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.url.appending(path: "answers.jsonl").path
        let model = RecordingModel(
            ScriptedModel { _, _ in .answering("no JSON at all") }, to: RecordingFile(path: path), redact: { $0 },
            logger: Self.logger)
        let recorded = try await card("crash-without-release", model: ModelUnderTest(model, roles: [.triage]))
        let replayed = try await card("crash-without-release", model: try Examinee(recording: path).model)
        func withoutWaiting(_ card: Scorecard) -> [TrialResult] {
            card.trials.map { trial in
                var trial = trial
                trial.model?.seconds = 0
                return trial
            }
        }
        #expect(withoutWaiting(recorded) == withoutWaiting(replayed))
        #expect(recorded.trials.first?.model?.consultations ?? 0 > 0)
    }

    @Test func `A recording that holds nothing is refused`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let empty = try folder.write("", to: "empty.jsonl")
        #expect(throws: EvaluationError.self) { try Examinee(recording: empty) }
    }
}
