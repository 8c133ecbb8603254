/// Builds protobuf for tests, also what no server would send.
struct ProtobufBytes {
    private(set) var bytes: [UInt8] = []

    static func varint(_ value: UInt64) -> [UInt8] {
        var (rest, bytes) = (value, [UInt8]())
        while rest > 0x7f {
            bytes.append(UInt8(rest & 0x7f) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }

    func int(_ field: Int, _ value: Int) -> ProtobufBytes {
        raw(Self.varint(UInt64(field) << 3) + Self.varint(UInt64(bitPattern: Int64(value))))
    }

    func bytes(_ field: Int, _ value: [UInt8]) -> ProtobufBytes {
        raw(Self.varint(UInt64(field) << 3 | 2) + Self.varint(UInt64(value.count)) + value)
    }

    func string(_ field: Int, _ value: String) -> ProtobufBytes { bytes(field, Array(value.utf8)) }

    func message(_ field: Int, _ build: (ProtobufBytes) -> ProtobufBytes) -> ProtobufBytes {
        bytes(field, build(ProtobufBytes()).bytes)
    }

    func raw(_ more: [UInt8]) -> ProtobufBytes {
        var copy = self
        copy.bytes += more
        return copy
    }

    /// The bytes as an API server sends them.
    func inEnvelope(kind: String, apiVersion: String = "v1") -> [UInt8] {
        Array("k8s\0".utf8)
            + ProtobufBytes().message(1) { $0.string(1, apiVersion).string(2, kind) }.bytes(2, bytes).bytes
    }
}
