import Foundation
import ModelExchange
import Testing

@testable import LanguageModels

struct ReplayingModelTests {
    private func exchange(
        _ text: String, in conversation: String = "shop/web", _ reply: String
    ) -> RecordedExchange {
        RecordedExchange(
            of: .asking(text, in: conversation), as: .triage, at: .testing, result: .success(.saying(reply)))
    }

    private func ask(
        _ model: ReplayingModel, _ text: String, in conversation: String = "shop/web"
    ) throws -> String {
        try model.reply(to: .asking(text, in: conversation), as: .triage).turn.text
    }

    @Test func `The same request gets the same reply, in whatever conversation`() throws {
        let model = ReplayingModel([exchange("a", "A"), exchange("b", "B")])
        #expect(try ask(model, "b", in: "shop/other") == "B")
        #expect(try ask(model, "a") == "A")
        #expect(try ask(model, "b") == "B", "again and again")
    }

    @Test func `A request that was asked several times gets its replies in order, and then the last one`() throws {
        let model = ReplayingModel([exchange("a", "1"), exchange("a", "2")])
        #expect(try (0..<4).map { _ in try ask(model, "a") } == ["1", "2", "2", "2"])
    }

    @Test func `An error is replayed too`() async {
        let error = ModelError(.spendLimit, "no money", retryAfter: .seconds(2))
        let model = ReplayingModel([
            RecordedExchange(of: .asking("a"), as: .triage, at: .testing, result: .failure(error))
        ])
        #expect(await modelError { try ask(model, "a") } == error)
    }

    @Test func `What was not recorded is an error, also in another role`() async {
        let model = ReplayingModel([exchange("a", "A")])
        #expect(await modelError { try ask(model, "b") }?.code == .notRecorded)
        let other = await modelError { try model.reply(to: .asking("a"), as: .critique) }
        #expect(other?.code == .notRecorded)
        #expect(other?.message.contains("critique of shop/web") == true)
    }

    @Test func `In order, a changed prompt gets the conversation's next reply`() async throws {
        let model = ReplayingModel(
            [exchange("a", "1"), exchange("x", in: "shop/other", "X"), exchange("b", "2"), exchange("c", "3")],
            matching: .exactThenInOrder)
        #expect(try ask(model, "a, in other words") == "1")
        #expect(try ask(model, "c") == "3", "the very same request goes first")
        #expect(try ask(model, "b, in other words") == "2")
        #expect(await modelError { try ask(model, "and more") }?.code == .notRecorded)
    }

    @Test func `A file tells which line is broken`() async throws {
        try await ModelFolder.with { folder in
            let good = String(decoding: exchange("a", "A").line { $0 }, as: UTF8.self)
            #expect(try ask(ReplayingModel(file: folder.write(good + "\n" + good, to: "good")), "a") == "A")
            let path = try folder.write(good + "{\n", to: "bad")
            let error = #expect(throws: RecordingProblem.self) { try ReplayingModel(file: path) }
            #expect(error?.description == "\(path), line 2 is not JSON")
            #expect(throws: RecordingProblem.self) { try ReplayingModel(file: "\(folder.path)/none") }
        }
    }
}
