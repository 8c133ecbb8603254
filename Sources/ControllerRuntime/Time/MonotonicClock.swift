/// The runtime's clock: time is what has passed since the clock was made, and never goes back.
///
/// It hides which clock is behind, so that the types of the runtime need not be generic over it.
public struct MonotonicClock: Sendable {
    private let readTime: @Sendable () -> Duration
    private let sleepUntil: @Sendable (Duration) async throws -> Void

    /// Makes a clock that reads another one, whose present is zero.
    public init<Base: Clock>(_ base: Base = ContinuousClock()) where Base.Duration == Duration {
        let start = base.now
        readTime = { start.duration(to: base.now) }
        sleepUntil = { try await base.sleep(until: start.advanced(by: $0), tolerance: nil) }
    }

    /// The time since the clock was made.
    public var now: Duration { readTime() }

    /// Sleeps until a moment, counted from the making of the clock.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    public func sleep(until moment: Duration) async throws {
        try await sleepUntil(moment)
    }

    /// Sleeps for a while; not at all where it is zero or less.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    public func sleep(for duration: Duration) async throws {
        guard duration > .zero else { return try Task.checkCancellation() }
        try await sleepUntil(now + duration)
    }
}
