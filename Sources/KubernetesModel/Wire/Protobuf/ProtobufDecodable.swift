/// A value that can be read from protobuf, by the field numbers of the Kubernetes API.
///
/// A conforming initialiser reads the fields that the projection names and skips the rest. Field numbers never change
/// their meaning between releases; a field that an older server does not send stays as it was initialised.
public protocol ProtobufDecodable {
    /// Reads one message: all the fields up to the reader's end.
    init(protobuf reader: inout ProtobufReader) throws(WireError)
}

extension KubernetesObject where Self: ProtobufDecodable {
    public static var readsProtobuf: Bool { true }

    public static func decode(protobuf reader: inout ProtobufReader) throws(WireError) -> Self {
        try Self(protobuf: &reader)
    }
}
