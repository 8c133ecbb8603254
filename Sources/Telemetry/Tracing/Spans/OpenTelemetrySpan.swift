internal import Synchronization
public import Tracing

/// A span of an ``OpenTelemetryTracer``. One that is not sampled records nothing and costs next to nothing.
public final class OpenTelemetrySpan: Tracing.Span {
    /// What a span that records needs.
    struct Recorder: Sendable {
        let limits: SpanLimits
        let clock: SpanClock
        /// Where the span goes when it has ended.
        let sink: any SpanSink
    }

    private struct Recording {
        var record: SpanRecord
        var hasEnded = false

        mutating func change(limits: SpanLimits, _ body: (inout SpanRecord, SpanLimits) -> Void) {
            body(&record, limits)
        }
    }

    public let context: InstrumentationContext
    private let recorder: Recorder?
    private let recording: Mutex<Recording?>

    /// Makes a span that records nothing.
    init(unrecorded context: InstrumentationContext) {
        self.context = context
        recorder = nil
        recording = Mutex(nil)
    }

    /// Makes a span that records.
    init(_ record: SpanRecord, context: InstrumentationContext, recorder: Recorder) {
        self.context = context
        self.recorder = recorder
        recording = Mutex(Recording(record: record))
    }

    /// Whether what is said of the span is kept: it is sampled and has not ended.
    public var isRecording: Bool { recording.withLock { $0.map { !$0.hasEnded } ?? false } }

    public var operationName: String {
        get { recording.withLock { $0?.record.name ?? "" } }
        set { change { record, _ in record.name = newValue } }
    }

    /// The attributes. Of more than the limit those that were set first are kept.
    public var attributes: SpanAttributes {
        get { recording.withLock { $0?.record.attributes.values ?? [:] } }
        set { change { $0.attributes.replace(with: newValue, limit: $1.attributes) } }
    }

    /// Says how the span's work ended. Once it is said that it went well, that is final.
    public func setStatus(_ status: SpanStatus) { change { record, _ in record.set(status) } }

    public func addEvent(_ event: SpanEvent) { change { $0.add(event, limits: $1) } }

    /// Links another span; a context without a span links to nothing.
    public func addLink(_ link: SpanLink) { change { $0.add(link, limits: $1) } }

    /// Adds the event `exception`, with the error's type and text (OpenTelemetry's conventions for exceptions).
    public func recordError<Instant: TracerInstant>(
        _ error: any Error, attributes: SpanAttributes, at instant: @autoclosure () -> Instant
    ) {
        guard let recorder, isRecording else { return }
        var attributes = attributes
        attributes.set("exception.type", value: .string(String(reflecting: type(of: error))))
        attributes.set("exception.message", value: .string("\(error)"))
        let time = DefaultTracerClock.Timestamp(nanosecondsSinceEpoch: recorder.clock.time(instant))
        addEvent(SpanEvent(name: "exception", at: time, attributes: attributes))
    }

    /// Ends the span and hands it on to be exported. Only the first call does something.
    public func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
        guard let recorder else { return }
        let time = recorder.clock.time(instant)
        guard var record = finish(at: time) else { return }
        let size = record.bound(recorder.limits)
        recorder.sink.add(record, size: size)
    }

    private func finish(at time: UInt64) -> SpanRecord? {
        recording.withLock { recording in
            guard var record = recording?.record, recording?.hasEnded == false else { return nil }
            // The system's time may have been set back meanwhile.
            record.end = max(time, record.start)
            recording?.hasEnded = true
            recording?.record.events = []
            recording?.record.links = []
            return record
        }
    }

    private func change(_ body: (inout SpanRecord, SpanLimits) -> Void) {
        guard let recorder else { return }
        recording.withLock { recording in
            if recording?.hasEnded == false { recording?.change(limits: recorder.limits, body) }
        }
    }
}
