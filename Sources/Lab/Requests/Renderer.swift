internal import Foundation
internal import KubernetesModel

/// Turns stored objects into what a client asked for.
struct Renderer: Sendable {
    let kind: ResourceKind
    let version: String
    let form: Representation.Form
    let table: TableLayout
    /// Which part of an object a table's row shows: `None`, `Metadata` or `Object`.
    let includes: String?
    let now: Date

    /// Whether the stored bytes are what is asked for, but for the type.
    var isPlain: Bool { form == .whole && !Conversion.isNeeded(kind, version) }

    /// The members in front of an object that stands alone.
    var type: [UInt8] { TypeHeader.bytes(kind: kind.kind, apiVersion: kind.apiVersion(version)) }

    /// The members in front of a list's item: Kubernetes' own kinds have none there.
    var itemType: [UInt8] { kind.isCustom ? type : [] }

    /// An object in the version that is asked for.
    func value(_ object: StoredObject) -> JSONValue {
        Conversion.fromStorage(object.value(kind, version: version), kind, version)
    }

    func object(_ object: StoredObject) -> [UInt8] {
        guard isPlain else { return transformed(object).bytes }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(object.content.size + 128)
        object.content.write(to: &bytes, type: type, revision: object.revision)
        return bytes
    }

    /// An object in the form that is asked for.
    func transformed(_ object: StoredObject, hasHeader: Bool = true) -> JSONValue {
        let value = value(object)
        return switch form {
        case .whole: value
        case .metadataOnly, .metadataOfOne: Self.metadata(of: value)
        case .table:
            // What a dry run made has no version.
            tableOf(
                [value], metadata: object.revision == 0 ? [:] : ["resourceVersion": .string(String(object.revision))],
                hasHeader: hasHeader)
        }
    }

    func item(_ object: StoredObject, to bytes: inout [UInt8], type: [UInt8]) {
        if isPlain {
            object.content.write(to: &bytes, type: type, revision: object.revision)
        } else if form == .metadataOnly {
            Self.metadata(of: value(object)).write(to: &bytes)
        } else {
            var value = value(object)
            value["kind"] = nil
            value["apiVersion"] = nil
            value.write(to: &bytes)
        }
    }

    static func metadata(of object: JSONValue) -> JSONValue {
        [
            "kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1",
            "metadata": object["metadata"] ?? [:],
        ]
    }

    func tableOf(_ objects: [JSONValue], metadata: JSONValue, hasHeader: Bool = true) -> JSONValue {
        let rows = objects.map { object -> JSONValue in
            var row: [String: JSONValue] = ["cells": .array(table.columns.map { $0.cell(object, now) })]
            switch includes {
            case "None": row["object"] = .null
            case "Object": row["object"] = object
            default: row["object"] = Self.metadata(of: object)
            }
            return .object(row)
        }
        return [
            "kind": "Table", "apiVersion": "meta.k8s.io/v1", "metadata": metadata,
            "columnDefinitions": hasHeader ? .array(table.columns.map(\.definition)) : .null, "rows": .array(rows),
        ]
    }
}
