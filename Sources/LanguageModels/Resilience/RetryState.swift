import ModelExchange

/// Whether a request that failed is sent again. Pure: the caller waits and sends.
struct RetryState {
    enum Step: Hashable {
        /// Send again after a wait.
        case wait(Duration)
        case fail
    }

    private let policy: RetryPolicy
    private var retries = 0

    init(_ policy: RetryPolicy) { self.policy = policy }

    /// Decides after a failure.
    ///
    /// - Parameters:
    ///   - jitter: A random number from 0 to 1 that spreads the retries of many clients.
    ///   - remaining: How long the whole request may still take.
    mutating func next(after failure: AttemptFailure, jitter: Double, remaining: Duration) -> Step {
        guard failure.isWorthRetrying, retries < policy.retries else { return .fail }
        let delay: Duration
        if let asked = failure.error.retryAfter, asked > .zero {
            guard asked <= policy.longestRetryAfter else { return .fail }
            delay = asked
        } else {
            let doubled = policy.firstDelay * (1 << min(retries, 16))
            delay = min(doubled, policy.longestDelay) * (1 - 0.25 * jitter)
        }
        guard delay < remaining else { return .fail }
        retries += 1
        return .wait(delay)
    }
}
