import Foundation
import Incidents
import KubernetesModel
import Testing

@testable import Journal

@Suite struct `Similar incidents` {
    private let all = OutcomeQuery(since: .distantPast)
    private let features = IncidentFeatures(of: Episode("at hand").incident)

    @Test func `come with what was done and whether it helped, the most alike first, of those the newest`() async throws
    {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        let episodes = [
            Episode("old"), Episode("new") { ($0.start, $0.decidedBy) = (1000, .both) },
            Episode("other workload") { ($0.start, $0.target, $0.verifications) = (2000, "api", [.failed]) },
            Episode("other fault") {
                ($0.start, $0.signals) = (3000, [Episode.signal(.outOfMemory, "OOMKilled")])
            },
        ]
        for episode in episodes { try await episode.write(into: journal) }
        let alike = try await journal.similar(to: features, in: "shop", among: all, limit: 10)
        #expect(alike.map(\.incident.name) == ["new", "old", "other workload"])
        #expect(
            alike.first
                == PastIncident(
                    incident: NamespacedName(namespace: "shop", name: "new"), features: features, category: .image,
                    decidedBy: .both, rule: "image-unavailable", action: .rollbackWorkload, hasHelped: true,
                    endedAt: JournalFixture.start.addingTimeInterval(1050), similarity: 1))
        #expect(alike.last?.hasHelped == false)
        let first = try await journal.similar(to: features, in: "shop", among: all, limit: 1)
        #expect(first == Array(alike.prefix(1)))
    }

    @Test func `do not speak across namespaces, before they are over, for themselves, or when too old`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        try await Episode("elsewhere") { $0.namespace = "other" }.write(into: journal)
        try await Episode("open") { $0.phase = nil }.write(into: journal)
        try await Episode("escalated") { $0.phase = .escalated }.write(into: journal)
        try await Episode("itself") { $0.start = 1000 }.write(into: journal)
        func names(_ query: OutcomeQuery) async throws -> [String] {
            try await journal.similar(to: features, in: "shop", among: query, limit: 10).map(\.incident.name)
        }
        #expect(try await names(all) == ["itself"])
        let itself = NamespacedName(namespace: "shop", name: "itself")
        #expect(try await names(OutcomeQuery(since: .distantPast, excluding: itself)) == [])
        #expect(try await names(OutcomeQuery(since: JournalFixture.start.addingTimeInterval(1011))) == [])
        #expect(try await names(OutcomeQuery(namespace: "other", since: .distantPast)) == ["itself"])
    }

    @Test func `count once, by their last outcome`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        try await Episode("second try") { $0.verifications = [.failed, .passed] }.write(into: journal)
        let alike = try await journal.similar(to: features, in: "shop", among: all, limit: 10)
        #expect(alike.map(\.hasHelped) == [true])
    }

    @Test func `are told apart when their names recur`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        try await Episode("twin").write(into: journal)
        try await Episode("twin") {
            ($0.uid, $0.start, $0.verifications) = ("another", 1000, [.failed])
        }.write(into: journal)
        let alike = try await journal.similar(to: features, in: "shop", among: all, limit: 10)
        #expect(alike.map(\.hasHelped) == [false, true])
        #expect(alike.map(\.endedAt) == [1050, 50].map { JournalFixture.start.addingTimeInterval($0) })
    }

    @Test func `are not changed by a hundred wrong ones that nobody verified`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        try await Episode("true") { $0.verifications = [.passed] }.write(into: journal)
        try await Episode("false") { ($0.verifications, $0.start) = ([.failed], 100) }.write(into: journal)
        let before = try await journal.similar(to: features, in: "shop", among: all, limit: 10)
        let record = try await journal.trackRecord(all)
        #expect(before.count == 2)
        for number in 1...100 {
            try await Episode("poison-\(number)") {
                ($0.verifications, $0.category, $0.change, $0.decidedBy) = ([], .crashCode, .rolloutRestart, .model)
                $0.start = 200 + Double(number)
                $0.phase = number.isMultiple(of: 2) ? .resolved : .suppressed
            }.write(into: journal)
        }
        #expect(try await journal.incidents(JournalQuery(namespace: "shop")).count == 102)
        #expect(try await journal.similar(to: features, in: "shop", among: all, limit: 10) == before)
        #expect(try await journal.trackRecord(all) == record)
    }
}
