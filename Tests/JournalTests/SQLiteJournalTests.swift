import Foundation
import Incidents
import KubernetesModel
import Testing

@testable import Journal

@Suite struct `The journal` {
    @Test func `keeps entries across a restart, oldest first, with all that they say`() async throws {
        let fixture = try JournalFixture()
        let entries = (1...3).map {
            JournalFixture.entry($0, detail: ["confidence": 0.93, "revision": 3, "note": "é/\n"])
        }
        do {
            let journal = try fixture.open()
            for entry in entries { #expect(try await journal.record(entry)) }
        }
        #expect(try await fixture.open().entries(JournalQuery()) == entries)
    }

    @Test func `writes a step once, and keeps it as it was first written`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        let first = JournalFixture.entry(1)
        var again = first
        again.summary = "Told differently."
        #expect(try await journal.record(first))
        #expect(try await !fixture.open().record(again))
        #expect(try await journal.entries(JournalQuery()) == [first])
        #expect(try await journal.verifyChain().fault == nil)
    }

    @Test func `selects by incident, namespace, time and number`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        for number in 1...4 {
            try await journal.record(JournalFixture.entry(number, incident: number.isMultiple(of: 2) ? "even" : "odd"))
        }
        func summaries(_ query: JournalQuery) async throws -> [String] {
            try await journal.entries(query).map(\.summary)
        }
        #expect(try await summaries(JournalQuery(incident: "even")) == ["Step 2.", "Step 4."])
        #expect(try await summaries(JournalQuery(namespace: "other")) == [])
        #expect(
            try await summaries(JournalQuery(since: JournalFixture.start.addingTimeInterval(3))) == [
                "Step 3.", "Step 4.",
            ])
        #expect(try await summaries(JournalQuery(limit: 1)) == ["Step 4."])
    }

    @Test func `keeps the last state of incidents and action requests, newest first`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        var incident = JournalFixture.incident("shop-web-1", uid: "a")
        try await journal.upsert(incident)
        incident.status.phase = .resolved
        try await journal.upsert(incident)
        let later = JournalFixture.incident("shop-web-1", uid: "b", openedAfter: 60)
        try await journal.upsert(later)
        let action = JournalFixture.action("areq-1", uid: "c", incident: "shop-web-1")
        try await journal.upsert(action)
        #expect(try await journal.incidents(JournalQuery()) == [later, incident])
        #expect(try await journal.actions(JournalQuery(incident: "shop-web-1")) == [action])
        #expect(try await journal.actions(JournalQuery(incident: "another")) == [])
    }

    @Test func `removes what is too old, and the chain still holds`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open(retention: Retention(maxAge: .seconds(100)))
        for number in 1...10 { try await journal.record(JournalFixture.entry(number)) }
        try await journal.upsert(JournalFixture.incident("old", uid: "a"))
        try await journal.upsert(JournalFixture.incident("young", uid: "b", openedAfter: 60))
        try await journal.prune(at: JournalFixture.start.addingTimeInterval(106))
        #expect(try await journal.entries(JournalQuery()).map(\.summary) == (6...10).map { "Step \($0)." })
        #expect(try await journal.incidents(JournalQuery()).map(\.metadata.name) == ["young"])
        #expect(try await journal.verifyChain().fault == nil)

        try await journal.prune(at: JournalFixture.start.addingTimeInterval(1_000))
        #expect(try await journal.entries(JournalQuery()) == [])
        try await journal.record(JournalFixture.entry(11))
        let report = try await journal.verifyChain()
        #expect(report.fault == nil && report.checked == 1)
    }

    @Test func `never holds many more entries than its retention`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open(retention: Retention(maxEntries: 100))
        for number in 1...600 { try await journal.record(JournalFixture.entry(number)) }
        let count = try await journal.entries(JournalQuery(limit: 10_000)).count
        #expect(100...356 ~= count)
        #expect(try await journal.verifyChain().fault == nil)
    }

    @Test func `takes writes from two processes at once`() async throws {
        let fixture = try JournalFixture()
        let journals = [try fixture.open(), try fixture.open()]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, journal) in journals.enumerated() {
                group.addTask {
                    for number in 1...50 {
                        try await journal.record(JournalFixture.entry(number, incident: "incident-\(index)"))
                    }
                }
            }
            try await group.waitForAll()
        }
        let report = try await journals[0].verifyChain()
        #expect(report.fault == nil && report.checked == 100)
    }
}
