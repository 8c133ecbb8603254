import Foundation
import Incidents
import KubernetesModel
import Synchronization

/// Keeps records as an API server does: with uids, versions, and a conflict for whoever writes on an old version.
final class MemoryWriter<Record: KubernetesObject>: RecordWriter {
    struct Conflict: Error {}

    private struct State {
        var records: [NamespacedName: Record] = [:]
        var version = 0
    }

    private let state = Mutex(State())

    var records: [Record] { state.withLock { Array($0.records.values) } }

    func create(_ record: Record) async throws -> Record {
        state.withLock { state in
            if let existing = state.records[record.key] { return existing }
            state.version += 1
            var created = record
            created.metadata.uid = UID("uid-\(record.metadata.name)")
            created.metadata.resourceVersion = ResourceVersion("\(state.version)")
            created.metadata.generation = 1
            created.metadata.creationTimestamp = Date(timeIntervalSince1970: 1_769_914_800 + Double(state.version))
            state.records[record.key] = created
            return created
        }
    }

    func update(_ record: Record) async throws -> Record { try replace(record) }

    func updateStatus(_ record: Record) async throws -> Record { try replace(record) }

    func delete(_ record: Record) async throws {
        state.withLock { $0.records[record.key] = nil }
    }

    private func replace(_ record: Record) throws -> Record {
        try state.withLock { state in
            guard state.records[record.key]?.metadata.resourceVersion == record.metadata.resourceVersion else {
                throw Conflict()
            }
            state.version += 1
            // What is kept goes over the wire: times in whole seconds, empty fields left out.
            var kept = try KubernetesJSON.decode(Record.self, from: KubernetesJSON.value(of: record))
            kept.metadata.resourceVersion = ResourceVersion("\(state.version)")
            state.records[record.key] = kept
            return kept
        }
    }
}
