import Foundation
import GRDB
import KubernetesModel

extension SQLiteJournal {
    /// Checks every entry that is kept against the audit chain, and every case that is kept against its entry.
    public func verifyChain() async throws -> ChainReport {
        try await read { database in
            let chain = try AuditChain.fetch(database)
            var previous = chain.prunedHash
            var report = ChainReport(checked: 0, head: chain.headHash.hexadecimal)
            var expected = chain.prunedSequence + 1
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT sequence, entry.body, hash, case_record.body AS record
                    FROM entry LEFT JOIN case_record USING (sequence) ORDER BY sequence
                    """)
            while let row = try rows.next() {
                if let kind = Self.fault(in: row, expected: expected, after: previous, chain) {
                    report.fault = ChainReport.Fault(sequence: expected, kind: kind)
                    return report
                }
                previous = row["hash"]
                expected += 1
                report.checked += 1
            }
            if expected <= chain.headSequence {
                report.fault = ChainReport.Fault(sequence: expected, kind: .removed)
            } else if previous != chain.headHash {
                report.fault = ChainReport.Fault(sequence: expected - 1, kind: .altered)
            }
            return report
        }
    }

    private static func fault(
        in row: Row, expected: Int, after previous: Data, _ chain: AuditChain
    ) -> ChainReport.Fault.Kind? {
        let body: String = row["body"]
        guard row["sequence"] == expected else { return .removed }
        let written = try? KubernetesJSON.makeDecoder().decode(Numbered.self, from: Data(body.utf8))
        // What cannot be read was altered, and so was what has the right number and the wrong hash.
        if let written, written.sequence != expected { return .reordered }
        guard AuditChain.hash(after: previous, body: body) == row["hash"] else { return .altered }
        let caseHash = written?.detail?.caseHash
        let record: String? = row["record"]
        if let record { return caseHash == AuditChain.hash(ofCase: record) ? nil : .caseAltered }
        return caseHash != nil && expected > chain.prunedCaseSequence ? .caseRemoved : nil
    }

    /// The part of an entry that the check needs.
    private struct Numbered: Decodable {
        struct Detail: Decodable {
            var caseHash: String?

            init(from decoder: any Decoder) throws {
                // Of most kinds of entries the detail is no object, or has no such member.
                caseHash = try? decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .caseHash)
            }

            private enum CodingKeys: String, CodingKey {
                case caseHash
            }
        }

        var sequence: Int
        var detail: Detail?
    }
}
