/// Namespace and name of an object; the namespace is empty for cluster-scoped kinds.
public struct NamespacedName: Codable, Hashable, Sendable, Comparable, CustomStringConvertible {
    public let namespace: String
    public let name: String

    public init(namespace: String?, name: String) {
        self.namespace = namespace ?? ""
        self.name = name
    }

    public init(_ metadata: ObjectMeta) {
        self.init(namespace: metadata.namespace, name: metadata.name)
    }

    /// `namespace/name`, or the name alone for cluster-scoped kinds.
    public var description: String { namespace.isEmpty ? name : "\(namespace)/\(name)" }

    public static func < (left: NamespacedName, right: NamespacedName) -> Bool {
        (left.namespace, left.name) < (right.namespace, right.name)
    }
}
