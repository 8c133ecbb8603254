/// How much a span holds at most (`OTEL_SPAN_..._LIMIT`). What is more is left out and counted.
struct SpanLimits: Hashable, Sendable {
    /// Attributes of a span. OpenTelemetry's default, like the next four.
    var attributes = 128
    /// Events of a span.
    var events = 128
    /// Links of a span.
    var links = 128
    /// Attributes of an event.
    var eventAttributes = 128
    /// Attributes of a link.
    var linkAttributes = 128
    /// Characters (Unicode scalars) of a text. OpenTelemetry has no default here; without one, memory has no bound.
    var valueLength = 16_384

    /// The bytes of a text that are kept until it is scrubbed and cut: room for every text within ``valueLength``.
    var keptBytes: Int { valueLength * 4 }
}
