/// When a value that lies in a file is read again. Pure: the time is given.
struct RefreshState<Value> {
    /// The least time between two reads.
    let period: Duration
    private var value: Value?
    private var readAt: ContinuousClock.Instant?

    init(period: Duration) { self.period = period }

    /// The value to use, or nil where it has to be read now. That also counts as the read, so that others go on with
    /// the old value meanwhile, and after a read that fails.
    mutating func valueOrRead(at now: ContinuousClock.Instant) -> Value? {
        if let value, let readAt, now - readAt < period { return value }
        readAt = now
        return nil
    }

    /// Takes in what was read.
    mutating func didRead(_ value: Value) { self.value = value }

    /// What to use after a read that failed: the old value, if there is one.
    var fallback: Value? { value }

    /// Makes the next use read.
    mutating func expire() { readAt = nil }
}
