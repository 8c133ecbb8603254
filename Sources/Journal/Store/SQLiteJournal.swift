import Foundation
import GRDB

/// The journal in one SQLite file. Several processes may read and write it at once.
public final class SQLiteJournal: Sendable {
    /// The file.
    public let path: String
    let retention: Retention
    let database: DatabasePool

    /// Opens a journal, and makes the file and its folders where there are none.
    ///
    /// - Throws: A ``JournalError``; the file is then as it was before.
    public convenience init(path: String, retention: Retention = Retention()) throws {
        try self.init(path: path, retention: retention, maxPages: nil)
    }

    /// The same with a bound on the file's size, in pages of 4 KiB.
    init(path: String, retention: Retention, maxPages: Int?) throws {
        self.path = path
        self.retention = retention
        do {
            try FileManager.default.createDirectory(
                at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
        } catch {
            throw JournalError(
                .cannotOpen, "the folder of the journal \(path) cannot be made; name a file that can be written",
                cause: error)
        }
        do {
            try Self.refuseForeignFile(path)
            database = try DatabasePool(path: path, configuration: Self.configuration(maxPages: maxPages))
            try JournalSchema.makeMigrator().migrate(database)
        } catch {
            throw JournalError.failure(error, path: path)
        }
    }

    private static func configuration(maxPages: Int?) -> Configuration {
        var configuration = Configuration()
        configuration.label = "journal"
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            // An intent has to survive a power cut: WAL alone syncs at checkpoints only.
            try database.execute(sql: "PRAGMA synchronous = FULL")
            if let maxPages { try database.execute(sql: "PRAGMA max_page_count = \(maxPages)") }
        }
        return configuration
    }

    /// Looks at an existing file without changing it: opening a database for writing already switches it to WAL.
    private static func refuseForeignFile(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        guard attributes[.type] as? FileAttributeType != .typeDirectory else {
            throw JournalError(.cannotOpen, "the journal \(path) is a folder; name a file in it")
        }
        let size = attributes[.size] as? Int ?? 0
        guard size > 0 else { return }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        try DatabaseQueue(path: path, configuration: configuration).read { database in
            let isOurs = try Int32.fetchOne(database, sql: "PRAGMA application_id") == JournalSchema.applicationID
            let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
            guard isOurs || isEmpty else { throw JournalError.notAJournal(path) }
            guard try !JournalSchema.makeMigrator().hasBeenSuperseded(database) else {
                throw JournalError(
                    .newerSchema,
                    "the journal \(path) was written by a newer Midwatch; use that version, or name another file")
            }
        }
    }

    func read<Value: Sendable>(_ work: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await database.read(work)
        } catch {
            throw JournalError.failure(error, path: path)
        }
    }

    func write<Value: Sendable>(_ work: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await database.write(work)
        } catch {
            throw JournalError.failure(error, path: path)
        }
    }
}
