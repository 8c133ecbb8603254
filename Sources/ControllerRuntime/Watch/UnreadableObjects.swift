public import KubernetesModel

/// The objects of one kind that do not have the shape of their kind. They are kept out of the store; all others are
/// not affected.
public struct UnreadableObjects: Hashable, Sendable {
    /// How many are remembered by name at most.
    public static let capacity = 100

    /// What is wrong with each, of the first ``capacity`` ones.
    public private(set) var reasons: [NamespacedName: String] = [:]

    public var isEmpty: Bool { reasons.isEmpty }

    public init() {}

    mutating func note(_ object: UndecodableObject) {
        let key = object.key ?? NamespacedName(namespace: nil, name: "an object without a name")
        guard reasons.count < Self.capacity || reasons[key] != nil else { return }
        reasons[key] = object.reason
    }

    mutating func forget(_ key: NamespacedName) {
        if !reasons.isEmpty { reasons[key] = nil }
    }
}
