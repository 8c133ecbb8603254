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
        for table in ["incident", "action"] {
            try database.execute(
                sql: """
                    DELETE FROM \(table) WHERE at < :oldest
                        OR id NOT IN (SELECT id FROM \(table) ORDER BY at DESC, id LIMIT :max)
                    """,
                arguments: ["oldest": oldest, "max": maxRecords])
        }
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
