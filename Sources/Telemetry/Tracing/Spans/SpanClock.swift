internal import Tracing

/// What tells a tracer the time.
///
/// The tracing API hands the time over with each call, by default the system's. A clock of one's own takes the place of
/// that default, and of nothing else: whoever names a moment of another type, such as a ``SpanInstant``, gets that moment.
public struct SpanClock: Sendable {
    private let read: (@Sendable () -> UInt64)?

    /// The time as it is handed over.
    public static let system = SpanClock(read: nil)

    /// A clock of one's own, for tests.
    ///
    /// - Parameter nanosecondsSinceEpoch: Reads the time: nanoseconds since 1970.
    public init(nanosecondsSinceEpoch: @escaping @Sendable () -> UInt64) {
        self.init(read: nanosecondsSinceEpoch)
    }

    private init(read: (@Sendable () -> UInt64)?) { self.read = read }

    func time<Instant: TracerInstant>(_ instant: () -> Instant) -> UInt64 {
        guard let read, Instant.self == DefaultTracerClock.Timestamp.self else {
            return instant().nanosecondsSinceEpoch
        }
        return read()
    }
}
