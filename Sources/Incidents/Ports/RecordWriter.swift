public import KubernetesModel

/// Writes Midwatch's own custom resources of one kind.
///
/// Each write carries the resource version that was read, so that of two writers one fails and reads again.
public protocol RecordWriter<Record>: Sendable {
    associatedtype Record: KubernetesObject

    /// Creates a record; where one of that name exists, returns it unchanged.
    func create(_ record: Record) async throws -> Record

    /// Replaces the spec.
    func update(_ record: Record) async throws -> Record

    /// Replaces the status.
    func updateStatus(_ record: Record) async throws -> Record

    /// Deletes a record, if it still has its uid.
    func delete(_ record: Record) async throws
}
