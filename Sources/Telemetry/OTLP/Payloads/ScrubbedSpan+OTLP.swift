internal import Tracing

extension ScrubbedSpan: OTLPMessage {
    /// Writes a `Span` (`trace/v1/trace.proto`).
    func write(to writer: inout some MessageWriter) {
        writer.identity(of: context)
        if let parent { writer.identifier(SpanField.parentSpanID, [parent.spanID.value]) }
        writer.string(SpanField.name, name)
        writer.enumeration(SpanField.kind, kind.number)
        writer.fixed64(SpanField.start, start)
        writer.fixed64(SpanField.end, end)
        writer.attributes(SpanField.attributes, attributes)
        writer.count(SpanField.droppedAttributes, droppedAttributes)
        writer.messages(SpanField.events, events) { $1.write(to: &$0) }
        writer.count(SpanField.droppedEvents, droppedEvents)
        writer.messages(SpanField.links, links) { $1.write(to: &$0) }
        writer.count(SpanField.droppedLinks, droppedLinks)
        if let status {
            writer.message(SpanField.status) { writer in
                // A message says why it failed; where it went well there is nothing to say.
                if status.code == .error, let message = status.message { writer.string(StatusField.message, message) }
                writer.enumeration(StatusField.code, status.code.number)
            }
        }
        writer.fixed32(SpanField.flags, context.flagNumber(isRemote: parent?.isRemote ?? false))
    }
}

extension ScrubbedSpan.Event: OTLPMessage {
    func write(to writer: inout some MessageWriter) {
        writer.fixed64(EventField.time, time)
        writer.string(EventField.name, name)
        writer.attributes(EventField.attributes, attributes)
        writer.count(EventField.droppedAttributes, droppedAttributes)
    }
}

extension ScrubbedSpan.Link: OTLPMessage {
    func write(to writer: inout some MessageWriter) {
        writer.identity(of: context)
        writer.attributes(LinkField.attributes, attributes)
        writer.count(LinkField.droppedAttributes, droppedAttributes)
        writer.fixed32(LinkField.flags, context.flagNumber(isRemote: context.isRemote))
    }
}

extension MessageWriter {
    /// Writes what names a span: the first fields of `Span` and of `Span.Link` alike.
    fileprivate mutating func identity(of context: SpanContext) {
        identifier(SpanField.traceID, [context.traceID.high, context.traceID.low])
        identifier(SpanField.spanID, [context.spanID.value])
        if context.state != .empty { string(SpanField.traceState, context.state.text) }
    }
}

extension SpanContext {
    /// `SpanFlags`: the trace's flags; that it is known whether the other span is remote; whether it is.
    fileprivate func flagNumber(isRemote: Bool) -> UInt32 { UInt32(flags.rawValue) | 0x100 | (isRemote ? 0x200 : 0) }
}

extension SpanKind {
    fileprivate var number: UInt32 {
        switch self {
        case .internal: 1
        case .server: 2
        case .client: 3
        case .producer: 4
        case .consumer: 5
        }
    }
}

extension SpanStatus.Code {
    fileprivate var number: UInt32 {
        switch self {
        case .ok: 1
        case .error: 2
        }
    }
}

private enum SpanField {
    static var traceID: MessageField { MessageField(1, "traceId") }
    static var spanID: MessageField { MessageField(2, "spanId") }
    static var traceState: MessageField { MessageField(3, "traceState") }
    static var parentSpanID: MessageField { MessageField(4, "parentSpanId") }
    static var name: MessageField { MessageField(5, "name") }
    static var kind: MessageField { MessageField(6, "kind") }
    static var start: MessageField { MessageField(7, "startTimeUnixNano") }
    static var end: MessageField { MessageField(8, "endTimeUnixNano") }
    static var attributes: MessageField { MessageField(9, "attributes") }
    static var droppedAttributes: MessageField { MessageField(10, "droppedAttributesCount") }
    static var events: MessageField { MessageField(11, "events") }
    static var droppedEvents: MessageField { MessageField(12, "droppedEventsCount") }
    static var links: MessageField { MessageField(13, "links") }
    static var droppedLinks: MessageField { MessageField(14, "droppedLinksCount") }
    static var status: MessageField { MessageField(15, "status") }
    static var flags: MessageField { MessageField(16, "flags") }
}

private enum EventField {
    static var time: MessageField { MessageField(1, "timeUnixNano") }
    static var name: MessageField { MessageField(2, "name") }
    static var attributes: MessageField { MessageField(3, "attributes") }
    static var droppedAttributes: MessageField { MessageField(4, "droppedAttributesCount") }
}

private enum LinkField {
    static var attributes: MessageField { MessageField(4, "attributes") }
    static var droppedAttributes: MessageField { MessageField(5, "droppedAttributesCount") }
    static var flags: MessageField { MessageField(6, "flags") }
}

private enum StatusField {
    static var message: MessageField { MessageField(2, "message") }
    static var code: MessageField { MessageField(3, "code") }
}
