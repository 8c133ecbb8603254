import Tracing

@testable import Telemetry

extension SpanContext {
    /// A span of the trace 1, sampled.
    static func test(_ span: UInt64 = 2, flags: TraceFlags = [.sampled, .random], isRemote: Bool = false) -> SpanContext
    {
        var generator = CountingGenerator()
        let traceID = TraceID(using: &generator)
        generator.last = span - 1
        return SpanContext(traceID: traceID, spanID: SpanID(using: &generator), flags: flags, isRemote: isRemote)
    }
}

extension SpanRecord {
    /// A span of a second.
    static func test(_ name: String, attributes: SpanAttributes = [:]) -> SpanRecord {
        var record = SpanRecord(
            context: .test(), parent: nil, kind: .internal, name: name, start: 1_000_000_000)
        record.end = 2_000_000_000
        record.attributes.replace(with: attributes, limit: 128)
        return record
    }
}
