internal import KubernetesModel
internal import Synchronization

/// What was parsed of objects that the cluster's parts read again and again.
///
/// Bounded: each object has one slot, and a newcomer takes the place of what is there. A cluster that is larger than
/// that is parsed more often.
final class ParsedObjects: Sendable {
    private struct Entry {
        let object: StoredObject
        let version: String
        let value: JSONValue
    }

    /// A power of two. An object takes some ten kilobytes.
    private static let slots = 4096

    private let entries = Mutex([Entry?](repeating: nil, count: ParsedObjects.slots))

    /// An object with its type, in a version of its kind.
    func value(of object: StoredObject, _ kind: ResourceKind, version: String) -> JSONValue {
        let slot = object.content.uid.hashValue & (Self.slots - 1)
        let known = entries.withLock { $0[slot] }
        if let known, known.object.content === object.content, known.object.revision == object.revision,
            known.version == version
        {
            return known.value
        }
        let value = object.value(kind, version: version)
        entries.withLock { $0[slot] = Entry(object: object, version: version, value: value) }
        return value
    }
}
