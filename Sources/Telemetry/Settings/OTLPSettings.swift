/// How payloads of one signal are sent to a collector (`OTEL_EXPORTER_OTLP_...`).
struct OTLPSettings: Hashable, Sendable {
    /// How request bodies are compressed.
    enum Compression: String, CaseIterable, Sendable {
        case none
        case gzip
    }

    var endpoint: OTLPEndpoint
    var encoding = OTLPEncoding.protobuf
    var headers = OTLPHeaders()
    /// How long one request may take, its answer included.
    var timeout = Duration.seconds(10)
    var compression = Compression.none
    /// The file of the authorities that a collector's certificate is checked with; nil for the system's.
    var certificate: String?
    /// The files of this client's certificate and its key; both or none.
    var clientCertificate: String?
    var clientKey: String?
}
