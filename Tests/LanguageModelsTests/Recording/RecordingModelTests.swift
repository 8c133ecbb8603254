import Foundation
import ModelExchange
import Synchronization
import Testing

@testable import LanguageModels

struct RecordingModelTests {
    /// Answers with what the last turn says, or fails.
    private struct Echo: LanguageModel {
        var failure: (any Error)?

        func reply(to request: ModelRequest, as role: ModelRole) async throws -> ModelReply {
            if let failure { throw failure }
            guard case .user(let text)? = request.turns.last else { return .saying("") }
            return .saying("you said \(text)")
        }
    }

    private final class Lines: RecordingSink {
        private let lines = Mutex<[Data]>([])

        var exchanges: [RecordedExchange] {
            get throws { try lines.withLock { $0 }.map { try RecordedExchange(line: $0) } }
        }

        func append(_ line: Data) { lines.withLock { $0.append(line) } }
    }

    private struct BrokenSink: RecordingSink {
        func append(_ line: Data) throws { throw RecordingProblem("the disk is full") }
    }

    private func recording(_ model: Echo, _ sink: any RecordingSink, log: ModelLog = ModelLog()) -> RecordingModel {
        RecordingModel(
            model, to: sink, redact: { $0 == "hush" ? "***" : $0 }, logger: log.logger,
            surroundings: Surroundings(now: { .testing }))
    }

    @Test func `Replies and errors are recorded, and passed on as they are`() async throws {
        let sink = Lines()
        let reply = try await recording(Echo(), sink).reply(to: .asking("hush"), as: .triage)
        #expect(reply.turn.text == "you said hush")
        let failure = ModelError(.unavailable, "down")
        let model = recording(Echo(failure: failure), sink)
        #expect(await modelError { try await model.reply(to: .asking("b"), as: .critique) } == failure)
        let exchanges = try sink.exchanges
        #expect(exchanges.map(\.role) == [.triage, .critique])
        #expect(exchanges[0].request["turns"] == [["user": "***"]])
        #expect(exchanges[1].result == .failure(failure))
    }

    @Test func `What was recorded replays`() async throws {
        let sink = Lines()
        let recording = recording(Echo(), sink)
        let asked = try await recording.reply(to: .asking("hush"), as: .triage)
        let replayed = try ReplayingModel(sink.exchanges).reply(to: .asking("hush"), as: .triage)
        #expect(replayed == asked)
    }

    @Test func `A recording that fails is logged and harms nothing`() async throws {
        let log = ModelLog()
        let reply = try await recording(Echo(), BrokenSink(), log: log).reply(to: .asking("a"), as: .triage)
        #expect(reply.turn.text == "you said a")
        #expect(log.lines.count == 1 && log.lines[0].contains("the disk is full"))
    }

    @Test func `A cancelled request is no exchange`() async throws {
        let sink = Lines()
        let model = recording(Echo(failure: CancellationError()), sink)
        await #expect(throws: CancellationError.self) { try await model.reply(to: .asking(), as: .triage) }
        #expect(try sink.exchanges.isEmpty)
    }
}
