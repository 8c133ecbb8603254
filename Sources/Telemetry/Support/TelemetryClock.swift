internal import Foundation

/// The clock of what exports: how much time passes, for waiting, and what time it is, for time stamps.
///
/// It hides which clock is behind, so that no type need be generic over it.
struct TelemetryClock: Sendable {
    private let readTime: @Sendable () -> Duration
    private let sleepFor: @Sendable (Duration) async throws -> Void
    private let readDate: @Sendable () -> Date

    /// Makes a clock.
    ///
    /// - Parameters:
    ///   - base: What measures the time that passes.
    ///   - date: What tells the time of day.
    init<Base: Clock>(_ base: Base, date: @escaping @Sendable () -> Date) where Base.Duration == Duration {
        let start = base.now
        readTime = { start.duration(to: base.now) }
        sleepFor = { try await base.sleep(for: $0) }
        readDate = date
    }

    /// The system's clocks.
    static let system = TelemetryClock(ContinuousClock()) { Date() }

    /// The time since the clock was made.
    var now: Duration { readTime() }

    /// The time of day.
    var date: Date { readDate() }

    /// Sleeps for a while; not at all where it is zero or less.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    func sleep(for duration: Duration) async throws {
        guard duration > .zero else { return try Task.checkCancellation() }
        try await sleepFor(duration)
    }

    /// Runs an operation, but no longer than a limit; then cancels it and throws an error of its own.
    ///
    /// The operation has ended when this returns: one that does not heed its cancellation delays the error.
    func withTimeout<Value: Sendable>(
        _ limit: Duration, orThrow error: ExportError, operation: @Sendable @escaping () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await operation() }
            group.addTask {
                try await sleep(for: limit)
                throw error
            }
            defer { group.cancelAll() }
            // The first of the two decides; the group is not empty, so there is one.
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }
}
