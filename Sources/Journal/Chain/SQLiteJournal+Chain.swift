import Foundation
import GRDB
import KubernetesModel

extension SQLiteJournal {
    /// Checks every entry that is kept against the audit chain.
    public func verifyChain() async throws -> ChainReport {
        try await read { database in
            let chain = try AuditChain.fetch(database)
            var previous = chain.prunedHash
            var report = ChainReport(
                checked: 0, head: chain.headHash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
            var expected = chain.prunedSequence + 1
            let rows = try Row.fetchCursor(database, sql: "SELECT sequence, body, hash FROM entry ORDER BY sequence")
            while let row = try rows.next() {
                if let kind = Self.fault(in: row, expected: expected, after: previous) {
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

    private static func fault(in row: Row, expected: Int, after previous: Data) -> ChainReport.Fault.Kind? {
        let body: String = row["body"]
        guard row["sequence"] == expected else { return .removed }
        let written = try? KubernetesJSON.makeDecoder().decode(Numbered.self, from: Data(body.utf8)).sequence
        // What cannot be read was altered, and so was what has the right number and the wrong hash.
        if let written, written != expected { return .reordered }
        return AuditChain.hash(after: previous, body: body) == row["hash"] ? nil : .altered
    }

    private struct Numbered: Decodable {
        var sequence: Int
    }
}
