/// Delays that grow with each failure, and start over after a time without one.
public struct Backoff: Hashable, Sendable {
    private let initial: Duration
    private let maximum: Duration
    private let factor: Double
    private let jitter: Double
    private let resetAfter: Duration
    private var base: Duration?
    private var lastDelayEnded: Duration = .zero

    /// Makes a back-off.
    ///
    /// - Parameters:
    ///   - initial: The shortest delay.
    ///   - maximum: What a delay grows to at most, jitter apart.
    ///   - factor: By how much each delay is longer than the one before.
    ///   - jitter: The share of a delay that is added to it at random, at most.
    ///   - resetAfter: How long it must go well for the delays to start over.
    public init(initial: Duration, maximum: Duration, factor: Double = 2, jitter: Double = 1, resetAfter: Duration) {
        self.initial = initial
        self.maximum = maximum
        self.factor = factor
        self.jitter = jitter
        self.resetAfter = resetAfter
    }

    /// What client-go's reflectors use: 800 ms to 30 s, over after 2 minutes (`reflector.go`, `defaultBackoff...`).
    public static let watch = Backoff(initial: .milliseconds(800), maximum: .seconds(30), resetAfter: .seconds(120))

    /// For what only a person can change, a missing right or an absent kind: 10 s to 5 minutes.
    public static let patient = Backoff(initial: .seconds(10), maximum: .seconds(300), resetAfter: .seconds(120))

    /// How long to wait after a failure at a moment.
    public mutating func next(at now: Duration, using generator: inout some RandomNumberGenerator) -> Duration {
        if now - lastDelayEnded >= resetAfter { base = nil }
        let current = base.map { min($0 * factor, maximum) } ?? initial
        base = current
        let delay = current * (1 + jitter * Double.random(in: 0..<1, using: &generator))
        lastDelayEnded = now + delay
        return delay
    }
}
