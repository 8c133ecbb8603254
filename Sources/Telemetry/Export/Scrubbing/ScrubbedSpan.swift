internal import Tracing

/// A span that has ended and may leave the process.
struct ScrubbedSpan: Sendable {
    struct Event: Sendable {
        let name: String
        /// Nanoseconds since 1970.
        let time: UInt64
        let attributes: [Attribute]
        let droppedAttributes: UInt32
    }

    struct Link: Sendable {
        let context: SpanContext
        let attributes: [Attribute]
        let droppedAttributes: UInt32
    }

    let context: SpanContext
    let parent: SpanContext?
    let kind: SpanKind
    let name: String
    /// Nanoseconds since 1970.
    let start: UInt64
    /// Nanoseconds since 1970.
    let end: UInt64
    let attributes: [Attribute]
    let droppedAttributes: UInt32
    let events: [Event]
    let droppedEvents: UInt32
    let links: [Link]
    let droppedLinks: UInt32
    let status: SpanStatus?

    init(_ record: SpanRecord, scrubber: Scrubber) {
        context = record.context
        parent = record.parent
        kind = record.kind
        name = scrubber.text(record.name)
        start = record.start
        end = record.end
        attributes = scrubber.attributes(record.attributes.values)
        droppedAttributes = record.attributes.dropped
        events = record.events.map { event in
            Event(
                name: scrubber.text(event.name), time: event.time,
                attributes: scrubber.attributes(event.attributes.values),
                droppedAttributes: event.attributes.dropped)
        }
        droppedEvents = record.droppedEvents
        links = record.links.map { link in
            Link(
                context: link.context, attributes: scrubber.attributes(link.attributes.values),
                droppedAttributes: link.attributes.dropped)
        }
        droppedLinks = record.droppedLinks
        status = record.status.map { SpanStatus(code: $0.code, message: $0.message.map(scrubber.text)) }
    }
}
