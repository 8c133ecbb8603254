/// How often and when a failed request is sent again: as the vendors' own clients do it.
public struct RetryPolicy: Hashable, Sendable {
    /// How many attempts may follow the first one.
    public var retries = 2
    /// The wait before the first retry; each further wait is twice as long.
    public var firstDelay: Duration = .milliseconds(500)
    /// The longest wait that is our own choice.
    public var longestDelay: Duration = .seconds(8)
    /// The longest wait that a provider may ask for; where it asks for more, nothing is sent again.
    public var longestRetryAfter: Duration = .seconds(120)

    public init() {}

    /// No retries.
    public static var none: RetryPolicy {
        var policy = RetryPolicy()
        policy.retries = 0
        return policy
    }
}
