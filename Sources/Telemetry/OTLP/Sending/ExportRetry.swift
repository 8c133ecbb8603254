internal import Foundation

/// Whether an export that failed is tried again. Pure: the caller waits and sends.
///
/// OpenTelemetry's rules (opentelemetry-proto, `docs/specification.md`, "Failures" and "OTLP/HTTP Throttling"): only where
/// the collector was not reached, or says that another attempt may go well.
struct ExportRetry {
    enum Failure: Hashable, Sendable {
        /// The collector answered with an error.
        case status(Int, retryAfter: RetryAfter?)
        /// There was no answer.
        case noAnswer
    }

    enum Step: Hashable, Sendable {
        /// Send again after a wait.
        case wait(Duration)
        case giveUp
    }

    /// The answers after which another attempt may go well.
    static let retryableStatuses: Set<Int> = [429, 502, 503, 504]
    /// The first wait, without jitter; each further one is twice as long.
    static let firstDelay: Duration = .seconds(1)
    /// What waits grow to.
    static let longestDelay: Duration = .seconds(30)

    private var attempts = 0

    /// Decides after a failure.
    ///
    /// - Parameters:
    ///   - remaining: How much of the time for the whole export is left.
    ///   - now: The time of day.
    ///   - jitter: A random number from 0 to 1, so that many clients do not come back at once.
    mutating func next(after failure: Failure, remaining: Duration, now: Date, jitter: Double) -> Step {
        let delay: Duration
        switch failure {
        case .status(let status, _) where !Self.retryableStatuses.contains(status): return .giveUp
        case .status(_, let retryAfter?): delay = retryAfter.delay(at: now)
        case .status, .noAnswer:
            let base = min(Self.firstDelay * (1 << min(attempts, 5)), Self.longestDelay)
            // Half of the wait is sure, so that no collector is asked again at once.
            delay = base * (0.5 + 0.5 * jitter)
        }
        attempts += 1
        return delay < remaining ? .wait(delay) : .giveUp
    }
}
