public import Foundation

/// Where time and chance come from.
public struct Surroundings: Sendable {
    /// What waits and measures how long something takes.
    public var clock: any Clock<Duration>
    /// The date; budgets and circuits go by it.
    public var now: @Sendable () -> Date
    /// A random number from 0 to 1 that spreads the retries of many clients.
    public var jitter: @Sendable () -> Double

    public init(
        clock: any Clock<Duration> = ContinuousClock(), now: @escaping @Sendable () -> Date = { Date() },
        jitter: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
    ) {
        self.clock = clock
        self.now = now
        self.jitter = jitter
    }
}
