package import ControllerRuntime
package import Incidents
package import KubernetesModel

/// Midwatch's own records of one kind: read from what the watch holds, written through to it, so that a reader always
/// sees its own writes and nothing is done twice because the watch is behind.
package final class RecordBook<Record: KubernetesObject>: Sendable {
    private let store: Store<Record>
    private let writer: any RecordWriter<Record>

    package init(store: Store<Record>, writer: any RecordWriter<Record>) {
        self.store = store
        self.writer = writer
    }

    /// The record of a name, or nil.
    package subscript(key: NamespacedName) -> Record? { store[key] }

    /// All records as they are now.
    package func snapshot() -> ObjectTable<Record> { store.snapshot() }

    /// Creates a record; one that exists already is taken as it is.
    package func create(_ record: Record) async throws -> Record {
        let created = try await writer.create(record)
        store.noteWritten(created)
        return created
    }

    /// Writes the spec of a record.
    package func update(_ record: Record) async throws -> Record {
        let updated = try await writer.update(record)
        store.noteWritten(updated)
        return updated
    }

    /// Writes the status of a record.
    package func updateStatus(_ record: Record) async throws -> Record {
        let updated = try await writer.updateStatus(record)
        store.noteWritten(updated)
        return updated
    }

    /// Deletes a record.
    package func delete(_ record: Record) async throws {
        try await writer.delete(record)
        store.noteDeleted(record.key)
    }
}
