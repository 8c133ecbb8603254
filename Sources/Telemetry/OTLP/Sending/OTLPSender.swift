internal import Synchronization

/// Sends payloads of one signal to a collector, again where the protocol allows for it.
final class OTLPSender: Sendable {
    private let settings: OTLPSettings
    private let connection: OTLPConnection
    private let clock: TelemetryClock
    private let limit: Duration
    private let generator: Mutex<any RandomNumberGenerator & Sendable>

    /// Prepares to send; connects to no one yet.
    ///
    /// - Parameters:
    ///   - limit: How long a payload may take, with all attempts and the waits between them.
    ///   - version: This program's, for the header `User-Agent`.
    ///   - generator: Spreads the attempts.
    /// - Throws: An ``OpenTelemetryError`` where certificates cannot be read.
    init(
        _ settings: OTLPSettings, limit: Duration, version: String, clock: TelemetryClock = .system,
        generator: some RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
    ) throws(OpenTelemetryError) {
        self.settings = settings
        self.limit = limit
        self.clock = clock
        connection = try OTLPConnection(settings, version: version, clock: clock)
        self.generator = Mutex(generator)
    }

    /// Sends a payload.
    ///
    /// - Throws: An ``ExportError`` where the collector did not take it, or the task was cancelled before it did.
    func send(_ payload: some OTLPMessage) async throws(ExportError) -> ExportReceipt {
        var body = settings.encoding.encode(payload)
        if settings.compression == .gzip { body = try Gzip.compress(body) }
        let deadline = clock.now + limit
        var retry = ExportRetry()
        while true {
            switch await connection.post(body, limit: min(settings.timeout, deadline - clock.now)) {
            case .accepted(let receipt): return receipt
            case .failed(let failure, let reason):
                let jitter = generator.withLock { Double.random(in: 0..<1, using: &$0) }
                let step = retry.next(
                    after: failure, remaining: deadline - clock.now, now: clock.date, jitter: jitter)
                guard case .wait(let delay) = step else { throw ExportError(reason) }
                do {
                    try await clock.sleep(for: delay)
                } catch {
                    throw ExportError("\(reason); the shutdown left no time for another attempt")
                }
            }
        }
    }

    /// Closes the connections, where there are any.
    func shutdown() async { await connection.shutdown() }
}
