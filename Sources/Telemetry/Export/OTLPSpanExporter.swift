/// Sends spans to a collector.
struct OTLPSpanExporter: SpanExporter {
    let sender: OTLPSender
    let source: OTLPSource

    func export(_ spans: [ScrubbedSpan]) async throws(ExportError) -> ExportReceipt {
        try await sender.send(TracePayload(source: source, spans: spans))
    }

    func shutdown() async { await sender.shutdown() }
}
