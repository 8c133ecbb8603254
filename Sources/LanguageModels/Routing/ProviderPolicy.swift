/// How a provider is dealt with, whatever it speaks.
struct ProviderPolicy: Hashable {
    /// How long one request may take with all its attempts and the waits between them.
    var total: Duration
    var retries: RetryPolicy
    var circuit: CircuitPolicy
    /// How many requests are under way at once, and how many may wait for that.
    var running: Int
    var waiting: Int
    /// Whether replies are asked for as streams.
    var isStreaming: Bool
}
