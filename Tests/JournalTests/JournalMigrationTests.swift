import Foundation
import GRDB
import Incidents
import KubernetesModel
import ModelExchange
import Testing

@testable import Journal

@Suite struct `A journal of an earlier version` {
    /// What the version wrote that had entries, the chain and records alone: two incidents with an action each.
    private func write(to path: String) throws {
        let dump = try #require(
            Bundle.module.url(forResource: "journal-1", withExtension: "sql", subdirectory: "Fixtures"))
        let sql = try String(contentsOf: dump, encoding: .utf8)
        let file = try DatabaseQueue(path: path)
        try file.inDatabase { try $0.execute(sql: sql) }
        try file.close()
    }

    @Test func `opens with all that it holds, and its chain holds`() async throws {
        let fixture = try JournalFixture()
        try write(to: fixture.path)
        let journal = try fixture.open()
        let report = try await journal.verifyChain()
        #expect(report.fault == nil && report.checked == 10)
        #expect(report.head == "bff3ce1d79306ec34a9838ba204866560117c506b6d23fcd7e84489cef995cea")
        #expect(try await journal.entries(JournalQuery()).count == 10)
        #expect(try await journal.incidents(JournalQuery()).map(\.metadata.name) == ["shop-web-0002", "shop-web-0001"])
        let actions = try await journal.actions(JournalQuery())
        #expect(actions.map(\.metadata.name) == ["areq-2", "areq-1"])
        #expect(actions.allSatisfy { $0.spec.decidedBy == nil })
    }

    @Test func `has a track record from its first day on`() async throws {
        let fixture = try JournalFixture()
        try write(to: fixture.path)
        let journal = try fixture.open()
        let query = OutcomeQuery(since: .distantPast)
        let kind = TrackRecord.Kind(category: .image, decidedBy: .rules, action: .rollbackWorkload)
        #expect(try await journal.trackRecord(query).tallies == [kind: .init(right: 1, wrong: 1)])
        let features = try #require(await journal.incidents(JournalQuery()).first.map(IncidentFeatures.init(of:)))
        let alike = try await journal.similar(to: features, in: "shop", among: query, limit: 5)
        #expect(alike.map(\.hasHelped) == [false, true])
    }

    @Test func `takes new steps and cases, and opens again`() async throws {
        let fixture = try JournalFixture()
        try write(to: fixture.path)
        do {
            let journal = try fixture.open()
            try await Episode("new") {
                $0.record = CaseRecord(
                    id: "new/1", incident: NamespacedName(namespace: "shop", name: "new"), at: JournalFixture.start,
                    dossier: .null)
            }.write(into: journal)
        }
        let report = try await fixture.open().verifyChain()
        #expect(report.fault == nil && report.checked == 15)
        #expect(try await fixture.open().cases(of: NamespacedName(namespace: "shop", name: "new")).count == 1)
    }
}
