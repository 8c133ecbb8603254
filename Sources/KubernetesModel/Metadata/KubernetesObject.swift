/// An object of the Kubernetes API, cut down to the fields that Midwatch reads: a projection.
///
/// Decoding skips what a projection does not name, so a projection is never written back whole: changes go through
/// patches, or through ``JSONValue`` where the whole object matters.
public protocol KubernetesObject: Codable, Hashable, Sendable {
    /// Where the kind is served.
    static var resource: APIResource { get }

    var metadata: ObjectMeta { get set }

    /// Whether the kind can be read from protobuf: built-in kinds, by conforming to ``ProtobufDecodable``.
    static var readsProtobuf: Bool { get }

    /// Reads an object from protobuf; throws `unsupported` for a kind that has only JSON.
    static func decode(protobuf reader: inout ProtobufReader) throws(WireError) -> Self
}

extension KubernetesObject {
    /// Namespace and name.
    public var key: NamespacedName { NamespacedName(metadata) }

    /// A reference to this object.
    public var reference: ObjectReference {
        ObjectReference(
            apiVersion: Self.resource.apiVersion, kind: Self.resource.kind, namespace: metadata.namespace,
            name: metadata.name, uid: metadata.uid)
    }

    public static var readsProtobuf: Bool { false }

    public static func decode(protobuf reader: inout ProtobufReader) throws(WireError) -> Self {
        throw WireError(.unsupported, "\(resource.kind) has no protobuf form: ask for \(WireFormat.json.contentType)")
    }
}
