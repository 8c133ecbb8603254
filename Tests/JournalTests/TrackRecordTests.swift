import Foundation
import Incidents
import KubernetesModel
import Testing

@testable import Journal

@Suite struct `The track record` {
    private let all = OutcomeQuery(since: .distantPast)

    private func kind(
        _ category: Incidents.Category = .image, _ decidedBy: Diagnosis.Decider = .rules,
        _ action: Action.Kind = .rollbackWorkload
    ) -> TrackRecord.Kind {
        TrackRecord.Kind(category: category, decidedBy: decidedBy, action: action)
    }

    @Test func `counts verified outcomes by category, decider and action`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        let episodes = [
            Episode("right"), Episode("right too"), Episode("wrong") { $0.verifications = [.failed] },
            Episode("by a model") { $0.decidedBy = .model },
            Episode("another fault") { ($0.category, $0.change) = (.crashConfig, .rolloutRestart) },
            Episode("by itself") { $0.verifications = [] },
        ]
        for episode in episodes { try await episode.write(into: journal) }
        let record = try await journal.trackRecord(all)
        #expect(record.tallies.count == 3)
        #expect(record[kind()] == .init(right: 2, wrong: 1))
        #expect(record[kind(.image, .model)] == .init(right: 1))
        #expect(record[kind(.crashConfig, .rules, .rolloutRestart)] == .init(right: 1))
        #expect(record[kind(.node)] == .init())
    }

    @Test func `counts an outcome once, also when its request is kept, and each action of an incident`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        let episode = Episode("second try") { $0.verifications = [.failed, .passed] }
        try await episode.write(into: journal)
        try await episode.write(into: journal)
        var request = JournalFixture.action(
            "areq-second try", uid: "uid-of-second try-request-1", incident: "second try")
        request.spec.category = .image
        request.status.verification = .init(state: .passed)
        try await journal.upsert(request)
        #expect(try await journal.trackRecord(all)[kind()] == .init(right: 1, wrong: 1))
    }

    @Test func `knows an outcome before its incident is over`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        try await Episode("open") { $0.phase = nil }.write(into: journal)
        #expect(try await journal.trackRecord(all)[kind()] == .init(right: 1))
    }

    @Test func `takes what was decided before deciders were written for the rules'`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        try await Episode("old") { $0.decidedBy = nil }.write(into: journal)
        #expect(try await journal.trackRecord(all)[kind()] == .init(right: 1))
    }

    @Test func `counts no outcome whose intent is not in the journal`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        var entry = JournalFixture.entry(1, kind: .verified, detail: ["state": "Passed"])
        entry.key = "stray/verified/"
        try await journal.record(entry)
        #expect(try await journal.trackRecord(all).tallies.isEmpty)
    }

    @Test func `leaves out an incident, other namespaces, and what is too old or came later`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        try await Episode("first").write(into: journal)
        try await Episode("second") { $0.start = 100 }.write(into: journal)
        try await Episode("elsewhere") { ($0.namespace, $0.start) = ("other", 200) }.write(into: journal)
        func total(_ query: OutcomeQuery) async throws -> Int { try await journal.trackRecord(query)[kind()].total }
        let start = JournalFixture.start
        #expect(try await total(all) == 3)
        #expect(try await total(OutcomeQuery(namespace: "shop", since: .distantPast)) == 2)
        #expect(
            try await total(
                OutcomeQuery(since: .distantPast, excluding: NamespacedName(namespace: "shop", name: "first"))) == 2)
        #expect(
            try await total(
                OutcomeQuery(since: .distantPast, excluding: NamespacedName(namespace: "other", name: "first"))) == 3)
        #expect(try await total(OutcomeQuery(since: start.addingTimeInterval(110))) == 2)
        #expect(try await total(OutcomeQuery(since: .distantPast, before: start.addingTimeInterval(110))) == 1)
        #expect(try await total(.known(at: start.addingTimeInterval(179 * 86_400))) == 3)
        #expect(try await total(.known(at: start.addingTimeInterval(181 * 86_400))) == 0)
    }

    @Test func `is made of outcomes that can be listed, the newest first`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        try await Episode("first").write(into: journal)
        try await Episode("second") { ($0.start, $0.verifications) = (100, [.failed]) }.write(into: journal)
        let outcomes = try await journal.outcomes(all, limit: 10)
        #expect(outcomes.map(\.incident.name) == ["second", "first"])
        #expect(outcomes.map(\.isRight) == [false, true])
        #expect(outcomes.first?.request == "areq-second")
        #expect(outcomes.first?.at == JournalFixture.start.addingTimeInterval(110))
        #expect(try await journal.outcomes(all, limit: 1).map(\.incident.name) == ["second"])
    }
}
