/// Writes spans to standard error, each as one line: OpenTelemetry's JSON of a span.
struct ConsoleSpanExporter: SpanExporter {
    let write: @Sendable (String) -> Void

    init(write: @escaping @Sendable (String) -> Void = { StandardError.write($0) }) { self.write = write }

    func export(_ spans: [ScrubbedSpan]) async throws(ExportError) -> ExportReceipt {
        for span in spans { write(String(decoding: OTLPEncoding.json.encode(span), as: UTF8.self) + "\n") }
        return ExportReceipt()
    }

    func shutdown() async {}
}
