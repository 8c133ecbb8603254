import Foundation

extension APIStatus {
    /// Reads the body of a failed request. Throws `unexpectedKind` or `malformed` where the body holds no status, as
    /// when a proxy answered.
    public init(body: UnsafeRawBufferPointer, format: WireFormat) throws(WireError) {
        switch format {
        case .protobuf:
            var reader = ProtobufReader(body)
            let envelope = try ProtobufEnvelope(&reader)
            guard envelope.type.kind == "Status" else {
                throw WireError(.unexpectedKind, "expected Status, got '\(envelope.type.kind)'")
            }
            self = try reader.reading(envelope.object) { (reader) throws(WireError) in
                try APIStatus(protobuf: &reader)
            }
        case .json:
            do {
                self = try KubernetesJSON.makeDecoder().decode(APIStatus.self, from: Data(body))
            } catch {
                throw WireError(.malformed, "the body of the failed request is no status", cause: error)
            }
            guard status != nil || code != nil else {
                throw WireError(.unexpectedKind, "the body of the failed request is JSON, but no status")
            }
        }
    }
}
