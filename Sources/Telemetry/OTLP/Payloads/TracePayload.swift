/// Spans on their way to a collector: `ExportTraceServiceRequest` (`collector/trace/v1/trace_service.proto`).
struct TracePayload: OTLPMessage {
    let source: OTLPSource
    let spans: [ScrubbedSpan]

    func write(to writer: inout some MessageWriter) {
        source.write(to: &writer, resources: "resourceSpans", scopes: "scopeSpans") { writer in
            writer.messages(MessageField(2, "spans"), spans) { $1.write(to: &$0) }
        }
    }
}
