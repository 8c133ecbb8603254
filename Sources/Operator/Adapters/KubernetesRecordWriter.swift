import Foundation
import Incidents
package import KubernetesClient
package import KubernetesModel

/// Writes Midwatch's own custom resources through the Kubernetes client.
package struct KubernetesRecordWriter<Record: KubernetesObject>: RecordWriter {
    private let api: KubernetesAPI

    package init(api: KubernetesAPI) { self.api = api }

    package func create(_ record: Record) async throws -> Record {
        do {
            return try decode(
                try await api.create(Record.resource, encode(record), namespace: record.metadata.namespace))
        } catch let error as KubernetesError where error.code == .alreadyExists {
            return try await api.get(Record.self, name: record.metadata.name, namespace: record.metadata.namespace)
        }
    }

    package func update(_ record: Record) async throws -> Record {
        let whole = try encode(record)
        // A merge patch of the spec alone: labels and annotations that people add are theirs.
        var change: JSONValue = ["metadata": ["resourceVersion": .string(record.metadata.resourceVersion.text)]]
        change["spec"] = whole["spec"]
        return try decode(
            try await api.patch(
                Record.resource, name: record.metadata.name, namespace: record.metadata.namespace,
                patch: .merge(change)))
    }

    package func updateStatus(_ record: Record) async throws -> Record {
        try decode(
            try await api.update(
                Record.resource, encode(record), namespace: record.metadata.namespace, subresource: "status"))
    }

    package func delete(_ record: Record) async throws {
        do {
            try await api.delete(
                Record.resource, name: record.metadata.name, namespace: record.metadata.namespace,
                options: DeleteOptions(uid: record.metadata.uid))
        } catch let error as KubernetesError where error.code == .notFound {
            return
        }
    }

    private func encode(_ record: Record) throws -> JSONValue {
        var value = try KubernetesJSON.value(of: record)
        value["apiVersion"] = .string(Record.resource.apiVersion)
        value["kind"] = .string(Record.resource.kind)
        return value
    }

    private func decode(_ value: JSONValue) throws -> Record {
        try KubernetesJSON.decode(Record.self, from: value)
    }
}
