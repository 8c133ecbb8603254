import Foundation
import Incidents
import KubernetesModel
import Testing

@testable import Journal

@Suite struct `The audit chain` {
    /// One way to tamper with five entries, and what the check has to say.
    struct Tampering: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var sql: String
        var fault: ChainReport.Fault
    }

    static let tamperings = [
        Tampering(
            testDescription: "a text altered",
            sql: "UPDATE entry SET body = replace(body, 'Step 3', 'Step X') WHERE sequence = 3",
            fault: .init(sequence: 3, kind: .altered)),
        Tampering(
            testDescription: "a hash altered", sql: "UPDATE entry SET hash = zeroblob(32) WHERE sequence = 4",
            fault: .init(sequence: 4, kind: .altered)),
        Tampering(
            testDescription: "the first removed", sql: "DELETE FROM entry WHERE sequence = 1",
            fault: .init(sequence: 1, kind: .removed)),
        Tampering(
            testDescription: "one removed", sql: "DELETE FROM entry WHERE sequence = 3",
            fault: .init(sequence: 3, kind: .removed)),
        Tampering(
            testDescription: "the last removed", sql: "DELETE FROM entry WHERE sequence = 5",
            fault: .init(sequence: 5, kind: .removed)),
        Tampering(
            testDescription: "one removed and the next given its number",
            sql: "DELETE FROM entry WHERE sequence = 2; UPDATE entry SET sequence = 2 WHERE sequence = 3",
            fault: .init(sequence: 2, kind: .reordered)),
        Tampering(
            testDescription: "two exchanged",
            sql: """
                UPDATE entry SET sequence = 99 WHERE sequence = 2;
                UPDATE entry SET sequence = 2 WHERE sequence = 4;
                UPDATE entry SET sequence = 4 WHERE sequence = 99
                """,
            fault: .init(sequence: 2, kind: .reordered)),
        Tampering(
            testDescription: "one put in that was never written",
            sql: """
                INSERT INTO entry (sequence, body, hash)
                SELECT 6, replace(replace(body, '"sequence":5', '"sequence":6'), '/5', '/6'), hash FROM entry WHERE sequence = 5
                """,
            fault: .init(sequence: 6, kind: .altered)),
    ]

    @Test(arguments: tamperings) func `finds`(tampering: Tampering) async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        for number in 1...5 { try await journal.record(JournalFixture.entry(number)) }
        #expect(try await journal.verifyChain().fault == nil)
        try await journal.execute(tampering.sql)
        #expect(try await journal.verifyChain().fault == tampering.fault)
    }

    @Test func `has a head that changes with each entry`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        #expect(try await journal.verifyChain().head == "")
        try await journal.record(JournalFixture.entry(1))
        let first = try await journal.verifyChain().head
        try await journal.record(JournalFixture.entry(2))
        #expect(first.count == 64)
        #expect(try await journal.verifyChain().head != first)
    }
}
