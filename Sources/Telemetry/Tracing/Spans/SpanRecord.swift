internal import Tracing

/// What is known of a span.
struct SpanRecord: Sendable {
    /// Something that happened while the span lasted.
    struct Event: Sendable {
        var name: String
        /// Nanoseconds since 1970.
        let time: UInt64
        var attributes: RecordedAttributes
    }

    /// Another span that this one has to do with.
    struct Link: Sendable {
        let context: SpanContext
        var attributes: RecordedAttributes
    }

    let context: SpanContext
    let parent: SpanContext?
    let kind: SpanKind
    var name: String
    /// Nanoseconds since 1970.
    let start: UInt64
    /// Nanoseconds since 1970; 0 while the span lasts.
    var end: UInt64 = 0
    var attributes = RecordedAttributes()
    var events: [Event] = []
    var droppedEvents: UInt32 = 0
    var links: [Link] = []
    var droppedLinks: UInt32 = 0
    var status: SpanStatus?

    init(context: SpanContext, parent: SpanContext?, kind: SpanKind, name: String, start: UInt64) {
        self.context = context
        self.parent = parent
        self.kind = kind
        self.name = name
        self.start = start
    }

    mutating func add(_ event: SpanEvent, limits: SpanLimits) {
        guard events.count < limits.events else {
            droppedEvents += 1
            return
        }
        events.append(
            Event(
                name: event.name, time: event.nanosecondsSinceEpoch,
                attributes: RecordedAttributes(event.attributes, limit: limits.eventAttributes)))
    }

    mutating func add(_ link: SpanLink, limits: SpanLimits) {
        // A context without a span links to nothing.
        guard let context = link.context.spanContext else { return }
        guard links.count < limits.links else {
            droppedLinks += 1
            return
        }
        links.append(
            Link(context: context, attributes: RecordedAttributes(link.attributes, limit: limits.linkAttributes)))
    }

    /// Sets how the span's work ended: once it went well, that is final (OpenTelemetry's trace API, "Set Status").
    mutating func set(_ new: SpanStatus) {
        if let status, status.code == .ok { return }
        status = new
    }

    /// Leaves out texts that are too long to be kept.
    ///
    /// - Returns: About how many bytes the record has in memory.
    mutating func bound(_ limits: SpanLimits) -> Int {
        name = name.bounded(keptBytes: limits.keptBytes)
        if let status, let message = status.message {
            self.status = SpanStatus(code: status.code, message: message.bounded(keptBytes: limits.keptBytes))
        }
        var size = Self.fixedSize + name.utf8.count + (status?.message?.utf8.count ?? 0) + context.state.text.utf8.count
        size += attributes.bound(keptBytes: limits.keptBytes)
        for index in events.indices {
            events[index].name = events[index].name.bounded(keptBytes: limits.keptBytes)
            size += events[index].name.utf8.count + 64 + events[index].attributes.bound(keptBytes: limits.keptBytes)
        }
        for index in links.indices { size += 128 + links[index].attributes.bound(keptBytes: limits.keptBytes) }
        return size
    }

    /// What a record has in memory beside its texts, about.
    private static let fixedSize = 512
}
