/// The times of a leader election. The defaults are client-go's (`tools/leaderelection/leaderelection.go`).
public struct ElectionTiming: Hashable, Sendable {
    /// How long others leave a lease alone after they last saw it change.
    public let leaseDuration: Duration
    /// How long a leader goes on without a renewal that succeeded.
    public let renewDeadline: Duration
    /// How long to wait between two attempts.
    public let retryPeriod: Duration

    /// By what share of itself the wait of one who does not lead is made longer, at most, at random.
    static let jitter = 1.2

    public static let standard = ElectionTiming()

    private init() {
        leaseDuration = .seconds(15)
        renewDeadline = .seconds(10)
        retryPeriod = .seconds(2)
    }

    /// Checks and makes the times of an election.
    ///
    /// - Throws: ``ControllerRuntimeError`` with code `invalidConfiguration` unless the lease lasts longer than the
    ///   deadline for its renewal, and that longer than 1.2 times the retry period; the lease is counted in whole seconds.
    public init(leaseDuration: Duration, renewDeadline: Duration, retryPeriod: Duration) throws {
        guard leaseDuration > renewDeadline, renewDeadline > retryPeriod * Self.jitter, retryPeriod > .zero,
            leaseDuration >= .seconds(1)
        else {
            throw ControllerRuntimeError(
                .invalidConfiguration,
                "leader election: leaseDuration (\(leaseDuration)) must be longer than renewDeadline (\(renewDeadline)), "
                    + "and that longer than \(Self.jitter) times retryPeriod (\(retryPeriod))")
        }
        self.leaseDuration = leaseDuration
        self.renewDeadline = renewDeadline
        self.retryPeriod = retryPeriod
    }
}
