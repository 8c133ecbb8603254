public import Foundation
import GRDB
import KubernetesModel

extension Retention {
    /// Removes what is too old or too much. The chain loses only its beginning, and remembers where it was cut.
    func apply(at now: Date, to chain: inout AuditChain, _ database: Database) throws {
        let age = TimeInterval(maxAge.components.seconds)
        let oldest = KubernetesJSON.format(now.addingTimeInterval(-age))
        let firstYoung = try Int.fetchOne(
            database, sql: "SELECT min(sequence) FROM entry WHERE at >= ?", arguments: [oldest])
        let cut = max((firstYoung ?? chain.headSequence + 1) - 1, chain.headSequence - maxEntries)
        try chain.prune(through: cut, database)
        try applyToCases(at: now, of: &chain, database)
        for table in ["incident", "action"] {
            try database.execute(
                sql: """
                    DELETE FROM \(table) WHERE at < :oldest
                        OR id NOT IN (SELECT id FROM \(table) ORDER BY at DESC, id LIMIT :max)
                    """,
                arguments: ["oldest": oldest, "max": maxRecords])
        }
    }

    /// Removes the cases that are too old or too much.
    func applyToCases(at now: Date, of chain: inout AuditChain, _ database: Database) throws {
        let oldest = KubernetesJSON.format(now.addingTimeInterval(-TimeInterval(maxCaseAge.components.seconds)))
        let firstYoung = try Int.fetchOne(
            database, sql: "SELECT min(sequence) FROM entry WHERE kind = 'consulted' AND at >= ?", arguments: [oldest])
        let lastTooMuch = try Int.fetchOne(
            database,
            sql: """
                SELECT max(sequence)
                FROM (SELECT sequence, sum(bytes) OVER (ORDER BY sequence DESC) AS total FROM case_record)
                WHERE total > ?
                """,
            arguments: [maxCaseBytes])
        try chain.pruneCases(through: max((firstYoung ?? chain.headSequence + 1) - 1, lastTooMuch ?? 0), database)
    }
}

extension SQLiteJournal {
    /// Removes what the retention does not keep at a time. Writing does the same now and then.
    public func prune(at now: Date) async throws {
        let retention = retention
        try await write { database in
            var chain = try AuditChain.fetch(database)
            try retention.apply(at: now, to: &chain, database)
            try chain.save(database)
        }
    }
}
