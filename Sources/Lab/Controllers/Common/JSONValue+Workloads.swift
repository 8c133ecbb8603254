internal import Foundation
internal import KubernetesModel

// What controllers read of every object, and write to it.
extension JSONValue {
    var labels: [String: String] { (self[metadata: "labels"]?.objectValue ?? [:]).compactMapValues(\.stringValue) }

    var annotations: [String: String] {
        (self[metadata: "annotations"]?.objectValue ?? [:]).compactMapValues(\.stringValue)
    }

    /// The time that a member tells.
    var dateValue: Date? { stringValue.flatMap { Timestamp(parsing: $0)?.date } }

    var creation: Date { self[metadata: "creationTimestamp"]?.dateValue ?? .distantPast }

    /// The reference to the object's controller.
    var controllerReference: JSONValue? {
        self[metadata: "ownerReferences"]?.arrayValue?.first { $0["controller"] == true }
    }

    /// The reference by which an object's dependents name it their controller.
    var asController: JSONValue {
        [
            "apiVersion": self["apiVersion"] ?? "", "kind": self["kind"] ?? "", "name": .string(name),
            "uid": .string(uid), "controller": true, "blockOwnerDeletion": true,
        ]
    }

    /// Writes a count that is left out where it is zero, as Go's `omitempty` does.
    mutating func setCount(_ member: String, _ count: Int) { self[member] = count == 0 ? nil : .integer(count) }

    init(_ labels: [String: String]) { self = .object(labels.mapValues(JSONValue.string)) }

    init(_ date: Date) { self = .string(Timestamp(date).text) }
}
