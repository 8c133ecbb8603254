internal import KubernetesModel
internal import Synchronization

/// What was parsed of objects that the cluster's parts read again and again.
///
/// Bounded: each object has one slot, a newcomer takes the place of what is there, and large ones are parsed each time. A
/// cluster of more objects than slots is parsed more often.
final class ParsedObjects: Sendable {
    private struct Entry {
        let object: StoredObject
        let kind: ResourceName
        let version: String
        let value: JSONValue
    }

    /// A power of two.
    private static let slots = 4096
    /// In bytes of JSON; a pod has some five thousand, and takes ten times that when it is parsed.
    private static let largest = 16 << 10

    private let entries = Mutex([Entry?](repeating: nil, count: ParsedObjects.slots))

    /// An object with its type, in a version of its kind.
    func value(of object: StoredObject, _ kind: ResourceKind, version: String) -> JSONValue {
        guard object.content.size <= Self.largest else { return object.value(kind, version: version) }
        let slot = object.content.uid.hashValue & (Self.slots - 1)
        let known = entries.withLock { $0[slot] }
        // Two kinds may share what is stored, as both kinds of events do.
        if let known, known.object.content === object.content, known.object.revision == object.revision,
            known.kind == kind.name, known.version == version
        {
            return known.value
        }
        let value = object.value(kind, version: version)
        entries.withLock { $0[slot] = Entry(object: object, kind: kind.name, version: version, value: value) }
        return value
    }
}
