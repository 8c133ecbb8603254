internal import Logging
internal import ServiceLifecycle

/// Opens when it is settled for every kind what can be seen of it.
final class SyncGate: Service {
    private let informers: [any Informer]
    private let timeout: Duration
    private let clock: MonotonicClock
    private let logger: Logger
    private let opened = Latch()

    init(informers: [any Informer], timeout: Duration, clock: MonotonicClock, logger: Logger) {
        self.informers = informers
        self.timeout = timeout
        self.clock = clock
        self.logger = logger
    }

    /// Waits until the gate is open.
    func wait() async throws { try await opened.wait() }

    /// Waits for the informers, opens the gate, and stays until it is shut down.
    ///
    /// - Throws: ``ControllerRuntimeError`` with code `syncTimeout`, naming what is missing: a right that is not granted
    ///   would else look like a cluster in which nothing happens.
    func run() async throws {
        try await cancelWhenGracefulShutdown { try await self.open() }
        try await gracefulShutdown()
    }

    private func open() async throws {
        let informers = informers
        let began = clock.now
        do {
            try await clock.withTimeout(timeout, orThrow: self.timeoutError()) {
                for informer in informers { try await informer.waitUntilSettled() }
            }
        } catch is CancellationError {
            return
        }
        logger.info("All kinds are in sync", metadata: ["seconds": "\((clock.now - began) / .seconds(1))"])
        opened.open()
    }

    private func timeoutError() -> ControllerRuntimeError {
        let missing = informers.compactMap { informer in
            informer.readinessFailure.map { "\(informer.resourceName): \($0)" }
        }
        return ControllerRuntimeError(
            .syncTimeout, "not in sync after \(timeout), so nothing was begun: \(missing.joined(separator: "; "))")
    }
}
