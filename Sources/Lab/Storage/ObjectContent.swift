internal import KubernetesModel

/// An object without its resource version, encoded once.
///
/// A cluster of 50,000 pods is kept as JSON's bytes, a tenth of what the values would take; what selectors, owners and
/// deletions ask for stands beside them. Lists and watch events put the bytes together without reading them.
package final class ObjectContent: Sendable {
    package let namespace: String
    package let name: String
    package let uid: String
    package let labels: [String: String]
    /// The values of the kind's selectable fields, in their order.
    let fields: [String]
    let owners: [Owner]
    let isDeleting: Bool
    let finalizers: [String]
    /// The JSON behind the resource version: the other metadata, and the other members.
    private let tail: [UInt8]

    /// What garbage collection asks of an owner's reference.
    struct Owner: Hashable, Sendable {
        let uid: String
        let blocksDeletion: Bool
    }

    init(_ object: JSONValue, kind: ResourceKind) {
        let metadata = object["metadata"]
        namespace = kind.isNamespaced ? metadata?["namespace"]?.stringValue ?? "" : ""
        name = metadata?["name"]?.stringValue ?? ""
        uid = metadata?["uid"]?.stringValue ?? ""
        labels = (metadata?["labels"]?.objectValue ?? [:]).compactMapValues(\.stringValue)
        fields = kind.selectableFields.map { $0.text(in: object) }
        owners = (metadata?["ownerReferences"]?.arrayValue ?? []).compactMap { reference in
            reference["uid"]?.stringValue.map {
                Owner(uid: $0, blocksDeletion: reference["blockOwnerDeletion"]?.boolValue ?? false)
            }
        }
        isDeleting = metadata?["deletionTimestamp"]?.stringValue != nil
        finalizers = (metadata?["finalizers"]?.arrayValue ?? []).compactMap(\.stringValue)

        var tail: [UInt8] = []
        var head = metadata?.objectValue ?? [:]
        head.removeValue(forKey: "resourceVersion")
        JSONValue.write(head, to: &tail)
        tail.append(UInt8(ascii: "}"))
        var members = object.objectValue ?? [:]
        for member in ["apiVersion", "kind", "metadata"] { members.removeValue(forKey: member) }
        if !members.isEmpty {
            tail.append(UInt8(ascii: ","))
            JSONValue.write(members, to: &tail)
        }
        tail.append(UInt8(ascii: "}"))
        self.tail = tail
    }

    /// The name in the order of lists, which is that of etcd's keys.
    var key: String { Self.key(namespace: namespace, name: name) }

    static func key(namespace: String, name: String) -> String { namespace.isEmpty ? name : "\(namespace)/\(name)" }

    /// Adds the object's JSON.
    ///
    /// - Parameters:
    ///   - type: `"kind":"Pod","apiVersion":"v1",`, or nothing for an item of a list.
    ///   - revision: 0: the object was never stored.
    func write(to bytes: inout [UInt8], type: [UInt8], revision: Int) {
        bytes.append(UInt8(ascii: "{"))
        bytes.append(contentsOf: type)
        bytes.append(contentsOf: #""metadata":{"#.utf8)
        if revision > 0 {
            bytes.append(contentsOf: #""resourceVersion":""#.utf8)
            bytes.append(contentsOf: String(revision).utf8)
            bytes.append(contentsOf: #"","#.utf8)
        }
        bytes.append(contentsOf: tail)
    }

    /// How many bytes the object takes.
    var size: Int { tail.count }

    /// Whether both are the same but for the resource version.
    func isSame(as other: ObjectContent) -> Bool { tail == other.tail }
}
