import NIOHTTP1

/// Whether a request that failed is sent again. Pure: the caller waits and sends.
struct RetryState {
    enum Step: Hashable {
        /// Send again after a wait.
        case wait(Duration)
        /// Send again with a new credential, if there is one.
        case refreshCredential
        case fail
    }

    /// As client-go does for answers with `Retry-After`.
    static let maximumThrottledAttempts = 10
    /// All waits of one request together.
    static let maximumWait: Duration = .seconds(60)
    static let maximumReconnects = 3
    static let firstReconnectDelay: Duration = .milliseconds(100)

    private let method: HTTPMethod
    private let isEviction: Bool
    private var throttled = 0
    private var reconnects = 0
    private var waited: Duration = .zero
    private var hasRefreshed = false

    init(method: HTTPMethod, isEviction: Bool = false) {
        self.method = method
        self.isEviction = isEviction
    }

    /// Decides after a failure.
    ///
    /// - Parameter jitter: A random number from 0 to 1 that spreads the reconnections of many clients.
    mutating func next(after error: KubernetesError, jitter: Double) -> Step {
        switch error.code {
        case .tooManyRequests where !isEviction, .serverError, .timeout:
            // The server says that it did not take the request in hand, so any verb may be sent again. Without the
            // header it says no such thing.
            guard let delay = error.retryAfter, throttled + 1 < Self.maximumThrottledAttempts else { return .fail }
            throttled += 1
            return wait(delay)
        case .connectionLost where method == .GET && reconnects < Self.maximumReconnects:
            let delay = Self.firstReconnectDelay * (1 << reconnects)
            reconnects += 1
            return wait(delay + delay * jitter)
        case .unauthorized where !hasRefreshed && [.GET, .PUT, .DELETE].contains(method):
            hasRefreshed = true
            return .refreshCredential
        default:
            return .fail
        }
    }

    private mutating func wait(_ delay: Duration) -> Step {
        guard waited + delay <= Self.maximumWait else { return .fail }
        waited += delay
        return .wait(delay)
    }
}
