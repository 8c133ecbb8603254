/// What Kubernetes wraps around each protobuf body: the prefix `k8s\0` and `runtime.Unknown`.
struct ProtobufEnvelope {
    /// Which kind the wrapped bytes hold.
    struct TypeMeta: ProtobufDecodable, Hashable, Sendable {
        private(set) var apiVersion = ""
        private(set) var kind = ""

        init() {}

        init(protobuf reader: inout ProtobufReader) throws(WireError) {
            while let field = try reader.nextField() {
                switch field {
                case 1: apiVersion = try reader.sharedString()
                case 2: kind = try reader.sharedString()
                default: try reader.skip()
                }
            }
        }
    }

    /// The four bytes that each body begins with.
    static let prefix = Array("k8s\0".utf8)

    private(set) var type = TypeMeta()
    /// Where the object lies in the reader's bytes.
    private(set) var object: Range<Int>

    /// Reads a whole envelope, up to the reader's end.
    init(_ reader: inout ProtobufReader) throws(WireError) {
        try Self.readPrefix(&reader)
        object = reader.position..<reader.position
        while let field = try reader.nextField() {
            switch field {
            case 1: type = try reader.message(TypeMeta.self)
            case 2: object = try reader.range()
            default: try reader.skip()
            }
        }
    }

    /// Reads the prefix.
    static func readPrefix(_ reader: inout ProtobufReader) throws(WireError) {
        let first = reader.position
        guard reader.remaining >= prefix.count else {
            throw WireError(.truncated, "protobuf: ends before the prefix of Kubernetes")
        }
        try reader.move(to: first + prefix.count)
        guard reader.slice(first..<reader.position).elementsEqual(prefix) else {
            throw WireError(.malformed, "protobuf: the prefix of Kubernetes is missing: another content type?")
        }
    }
}
