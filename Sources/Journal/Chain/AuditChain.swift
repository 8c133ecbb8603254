import Crypto
import Foundation
import GRDB
import Incidents
import KubernetesModel

/// Where the chain of entries begins and ends. Each entry's hash covers the hash before it and its own content with its
/// number, so that no entry can be altered, taken out or moved without all later hashes being wrong.
struct AuditChain: FetchableRecord {
    /// The last entry that retention removed; 0 where none was.
    var prunedSequence: Int
    var prunedHash: Data
    /// The last entry that was written; 0 where none was.
    var headSequence: Int
    var headHash: Data
    /// The last entry whose case may have been removed by retention; 0 where none was.
    var prunedCaseSequence: Int

    init(row: Row) {
        prunedSequence = row["pruned_sequence"]
        prunedHash = row["pruned_hash"]
        headSequence = row["head_sequence"]
        headHash = row["head_hash"]
        prunedCaseSequence = row["pruned_case_sequence"]
    }

    static func fetch(_ database: Database) throws -> AuditChain {
        guard let chain = try AuditChain.fetchOne(database, sql: "SELECT * FROM chain") else {
            throw JournalError(.damaged, "the journal has lost the ends of its chain; restore a copy of it")
        }
        return chain
    }

    func save(_ database: Database) throws {
        try database.execute(
            sql: """
                UPDATE chain SET pruned_sequence = ?, pruned_hash = ?, head_sequence = ?, head_hash = ?,
                    pruned_case_sequence = ?
                """,
            arguments: [prunedSequence, prunedHash, headSequence, headHash, prunedCaseSequence])
    }

    /// SHA-256 over the hash before and the entry's canonical JSON.
    static func hash(after previous: Data, body: String) -> Data {
        Data(SHA256.hash(data: previous + Data(body.utf8)))
    }

    /// SHA-256 of a case's JSON, as the entry that it is behind holds it.
    static func hash(ofCase body: String) -> String { Data(SHA256.hash(data: Data(body.utf8))).hexadecimal }

    /// Writes an entry behind the last one.
    mutating func append(_ entry: JournalEntry, to database: Database) throws {
        headSequence += 1
        var value = try KubernetesJSON.value(of: entry)
        value["sequence"] = .integer(headSequence)
        let body = String(decoding: try KubernetesJSON.makeEncoder().encode(value), as: UTF8.self)
        headHash = Self.hash(after: headHash, body: body)
        try database.execute(
            sql: "INSERT INTO entry (sequence, body, hash) VALUES (?, ?, ?)", arguments: [headSequence, body, headHash])
    }

    /// Removes the entries up to one of them.
    mutating func prune(through sequence: Int, _ database: Database) throws {
        guard sequence > prunedSequence else { return }
        guard
            let hash = try Data.fetchOne(
                database, sql: "SELECT hash FROM entry WHERE sequence = ?", arguments: [sequence])
            // The chain is broken there: nothing is removed that could show by whom.
        else { return }
        try database.execute(sql: "DELETE FROM entry WHERE sequence <= ?", arguments: [sequence])
        (prunedSequence, prunedHash) = (sequence, hash)
        try pruneCases(through: sequence, database)
    }

    /// Removes the cases behind the entries up to one of them; the entries stay.
    mutating func pruneCases(through sequence: Int, _ database: Database) throws {
        guard sequence > prunedCaseSequence else { return }
        try database.execute(sql: "DELETE FROM case_record WHERE sequence <= ?", arguments: [sequence])
        prunedCaseSequence = sequence
    }
}
