/// How payloads are written (`OTEL_EXPORTER_OTLP_PROTOCOL`).
enum OTLPEncoding: String, CaseIterable, Sendable {
    case protobuf = "http/protobuf"
    case json = "http/json"

    /// The media type of a request.
    var contentType: String {
        switch self {
        case .protobuf: "application/x-protobuf"
        case .json: "application/json"
        }
    }

    /// Writes a payload.
    func encode(_ payload: some OTLPMessage) -> [UInt8] {
        switch self {
        case .protobuf: Self.encode(payload, with: ProtobufWriter())
        case .json: Self.encode(payload, with: JSONWriter())
        }
    }

    private static func encode<Writer: MessageWriter>(_ payload: some OTLPMessage, with empty: Writer) -> [UInt8] {
        var writer = empty
        writer.root { payload.write(to: &$0) }
        return writer.bytes
    }
}
