import GRDB

/// The tables of a journal.
///
/// A row's content is one JSON text; what queries need of it are columns that SQLite computes from that text, so that
/// nothing is held twice and the audit chain covers all of it.
enum JournalSchema {
    /// Marks the file as a journal (`PRAGMA application_id`): "MWJ1" in ASCII.
    static let applicationID: Int32 = 0x4D57_4A31

    static func makeMigrator() -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 entries, chain and records") { database in
            try database.execute(sql: "PRAGMA application_id = \(applicationID)")
            try database.execute(sql: first)
        }
        migrator.registerMigration("2 outcomes and cases") { database in try database.execute(sql: second) }
        return migrator
    }

    private static let first = """
        CREATE TABLE entry (
            sequence  INTEGER PRIMARY KEY,
            body      TEXT NOT NULL,
            hash      BLOB NOT NULL,
            key       TEXT NOT NULL AS (json_extract(body, '$.key')),
            at        TEXT NOT NULL AS (json_extract(body, '$.at')),
            namespace TEXT NOT NULL AS (json_extract(body, '$.namespace')),
            incident  TEXT NOT NULL AS (json_extract(body, '$.incident'))
        );
        CREATE UNIQUE INDEX entry_key ON entry (key);
        CREATE INDEX entry_incident ON entry (namespace, incident, sequence);
        CREATE INDEX entry_at ON entry (at);

        -- One row: what comes before the first entry that is kept, and the last entry that was written.
        CREATE TABLE chain (
            id              INTEGER PRIMARY KEY CHECK (id = 1),
            pruned_sequence INTEGER NOT NULL,
            pruned_hash     BLOB NOT NULL,
            head_sequence   INTEGER NOT NULL,
            head_hash       BLOB NOT NULL,
            -- Counted up to find out whether the file can be written.
            probes          INTEGER NOT NULL DEFAULT 0
        );
        INSERT INTO chain VALUES (1, 0, x'', 0, x'', 0);

        CREATE TABLE incident (
            id        TEXT PRIMARY KEY,
            body      TEXT NOT NULL,
            at        TEXT NOT NULL AS (coalesce(
                json_extract(body, '$.status.outcome.at'), json_extract(body, '$.spec.openedAt'))),
            namespace TEXT AS (json_extract(body, '$.metadata.namespace')),
            incident  TEXT AS (json_extract(body, '$.metadata.name'))
        );
        CREATE INDEX incident_at ON incident (at);

        CREATE TABLE action (
            id        TEXT PRIMARY KEY,
            body      TEXT NOT NULL,
            at        TEXT NOT NULL AS (coalesce(
                json_extract(body, '$.status.execution.finishedAt'), json_extract(body, '$.status.decision.at'),
                json_extract(body, '$.metadata.creationTimestamp'), json_extract(body, '$.spec.expiresAt'))),
            namespace TEXT AS (json_extract(body, '$.metadata.namespace')),
            incident  TEXT AS (json_extract(body, '$.spec.incident'))
        );
        CREATE INDEX action_at ON action (at);
        """

    private static let second = """
        ALTER TABLE entry ADD COLUMN kind TEXT AS (json_extract(body, '$.kind'));
        CREATE INDEX entry_kind ON entry (kind, at);
        CREATE INDEX entry_outcome ON entry (namespace, at) WHERE kind = 'verified';
        CREATE INDEX incident_name ON incident (namespace, incident);

        -- What is behind a step of the kind `consulted`: one row for the entry of the same number, which holds the
        -- hash of the body.
        CREATE TABLE case_record (
            sequence  INTEGER PRIMARY KEY,
            bytes     INTEGER NOT NULL,
            body      TEXT NOT NULL
        );
        CREATE INDEX case_record_bytes ON case_record (sequence, bytes);
        -- The last entry whose case retention may have removed; those of later entries have to be there.
        ALTER TABLE chain ADD COLUMN pruned_case_sequence INTEGER NOT NULL DEFAULT 0;
        """
}
