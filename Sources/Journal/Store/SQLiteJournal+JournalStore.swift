import Foundation
import GRDB
public import Incidents
import KubernetesModel

extension SQLiteJournal: JournalStore {
    @discardableResult
    public func record(_ entry: JournalEntry) async throws -> Bool {
        let retention = retention
        return try await write { database in
            guard try !Self.isKnown(entry.key, database) else { return false }
            var chain = try AuditChain.fetch(database)
            try chain.append(entry, to: database)
            // Now and then is enough: between two rounds the journal grows by a bounded number of rows.
            if chain.headSequence.isMultiple(of: 256) { try retention.apply(at: entry.at, to: &chain, database) }
            try chain.save(database)
            return true
        }
    }

    /// Whether a step is there already.
    static func isKnown(_ key: String, _ database: Database) throws -> Bool {
        try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM entry WHERE key = ?)", arguments: [key]) == true
    }

    public func upsert(_ incident: Incident) async throws { try await upsert(incident, into: "incident") }

    public func upsert(_ request: ActionRequest) async throws { try await upsert(request, into: "action") }

    public func entries(_ query: JournalQuery) async throws -> [JournalEntry] {
        try await select(JournalEntry.self, from: "entry", query, order: "sequence DESC").reversed()
    }

    public func incidents(_ query: JournalQuery) async throws -> [Incident] {
        try await select(Incident.self, from: "incident", query, order: "at DESC, id")
    }

    public func actions(_ query: JournalQuery) async throws -> [ActionRequest] {
        try await select(ActionRequest.self, from: "action", query, order: "at DESC, id")
    }

    public func checkWritable() async throws {
        // A transaction that is rolled back never reaches the disk, so this one is not.
        try await write { database in try database.execute(sql: "UPDATE chain SET probes = probes + 1") }
    }

    private func upsert(_ record: some KubernetesObject, into table: String) async throws {
        // An object of the same name that came later is another one.
        let id = record.metadata.uid.isEmpty ? record.key.description : record.metadata.uid.text
        let body = String(decoding: try KubernetesJSON.makeEncoder().encode(record), as: UTF8.self)
        try await write { database in
            try database.execute(
                sql:
                    "INSERT INTO \(table) (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                arguments: [id, body])
        }
    }

    private func select<Value: Decodable & Sendable>(
        _ type: Value.Type, from table: String, _ query: JournalQuery, order: String
    ) async throws -> [Value] {
        let bodies = try await read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT body FROM \(table)
                    WHERE (:namespace IS NULL OR namespace = :namespace) AND (:incident IS NULL OR incident = :incident)
                        AND (:since IS NULL OR at >= :since)
                    ORDER BY \(order) LIMIT :limit
                    """,
                arguments: [
                    "namespace": query.namespace, "incident": query.incident,
                    "since": query.since.map(KubernetesJSON.format), "limit": query.limit,
                ])
        }
        return try decode(type, from: bodies)
    }

    /// Reads the content of rows.
    func decode<Value: Decodable>(_ type: Value.Type, from bodies: [String]) throws -> [Value] {
        let decoder = KubernetesJSON.makeDecoder()
        return try bodies.map { body in
            do {
                return try decoder.decode(type, from: Data(body.utf8))
            } catch {
                throw JournalError(
                    .damaged, "the journal \(path) has a row that is no \(type); verify its chain", cause: error)
            }
        }
    }
}
