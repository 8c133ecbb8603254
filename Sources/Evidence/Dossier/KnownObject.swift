public import KubernetesModel

/// An object that was seen while the evidence was gathered: what a name in a model's answer has to be one of.
public struct KnownObject: Codable, Hashable, Sendable {
    public var reference: ObjectReference
    /// Names of its containers, where it has any.
    public var containers: [String]

    public init(_ reference: ObjectReference, containers: [String] = []) {
        self.reference = reference
        self.containers = containers
    }
}
