public import Logging
internal import Tracing

extension Logger.MetadataProvider {
    /// Adds `trace_id` and `span_id` to what is logged within a span, by which a log line and a trace find each other
    /// (OpenTelemetry's names for logs in other formats than its own).
    public static let openTelemetry = Logger.MetadataProvider {
        guard let span = InstrumentationContext.current?.spanContext else { return [:] }
        return ["trace_id": "\(span.traceID)", "span_id": "\(span.spanID)"]
    }
}
