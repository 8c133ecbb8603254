public import Logging
internal import Metrics
public import ServiceLifecycle

/// Brings things into the state that they should be in, key by key: takes keys from a queue and reconciles each, with a
/// bounded number at a time, a time limit for each, and back-off for what fails.
public final class Controller<Key: Hashable & Sendable & CustomStringConvertible>: Service {
    /// Reconciles one key. The logger carries the controller's name, the key and an id of this one reconcile.
    public typealias Reconcile = @Sendable (_ key: Key, _ logger: Logger) async throws -> ReconcileOutcome

    /// How a controller works.
    public struct Limits: Hashable, Sendable {
        /// How many keys are reconciled at once, at most.
        public var workers = 1
        /// How long one reconcile may take.
        public var reconcileTimeout = Duration.seconds(120)
        /// How long running reconciles may go on after a shutdown began; less than the manager's limit.
        public var drainTimeout = Duration.seconds(20)

        public init() {}
    }

    public let name: String
    /// The keys to reconcile.
    public let queue: WorkQueue<Key>

    private let limits: Limits
    private let clock: MonotonicClock
    private let logger: Logger
    private let metrics: ControllerMetrics
    private let reconcile: Reconcile

    /// By how much a reconcile may outlast its limit before its worker counts as stuck.
    private static var tolerance: Duration { .seconds(60) }

    public init(
        name: String, limits: Limits = Limits(), clock: MonotonicClock = MonotonicClock(), logger: Logger,
        reconcile: @escaping Reconcile
    ) {
        self.name = name
        self.limits = limits
        self.clock = clock
        self.reconcile = reconcile
        queue = WorkQueue(name: name, clock: clock)
        metrics = ControllerMetrics(controller: name, workers: limits.workers)
        var logger = logger
        logger[metadataKey: "controller"] = "\(name)"
        self.logger = logger
    }

    /// Works until it is shut down; then takes on nothing new, and lets what runs come to its end.
    ///
    /// - Throws: ``ControllerRuntimeError`` with code `shutdownTimeout` when what ran did not end in time.
    public func run() async throws {
        try await withTaskCancellationOrGracefulShutdownHandler {
            try await work()
        } onCancelOrGracefulShutdown: {
            self.queue.shutDown()
        }
    }

    private func work() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await self.queue.run() }
            for _ in 0..<limits.workers {
                group.addTask {
                    while let key = await self.queue.next() { await self.process(key) }
                }
            }
            group.addTask { try await self.waitUntilDrained() }
            // Taken one by one, so that the first failure cancels the others and nothing is left running.
            for try await _ in group {}
        }
    }

    private func waitUntilDrained() async throws {
        try await queue.waitUntilShutDown()
        try await clock.withTimeout(
            limits.drainTimeout,
            orThrow: ControllerRuntimeError(
                .shutdownTimeout,
                "\(self.name): reconciles were still running \(self.limits.drainTimeout) after the shutdown began; "
                    + "they were cancelled and go on after the restart")
        ) {
            try await self.queue.waitUntilDrained()
        }
    }

    private func process(_ key: Key) async {
        metrics.activeWorkers.record(queue.inFlight)
        let began = clock.now
        var logger = logger
        logger[metadataKey: "key"] = "\(key)"
        logger[metadataKey: "reconcile-id"] = "\(String(UInt64.random(in: 0 ... .max), radix: 36))"
        let result: Result<ReconcileOutcome, any Error>
        do {
            result = .success(try await attempt(key, logger: logger))
        } catch {
            result = .failure(error)
        }
        metrics.duration.record(duration: clock.now - began)
        conclude(key, result, logger: logger)
        queue.finish(key)
        metrics.activeWorkers.record(queue.inFlight)
    }

    private func attempt(_ key: Key, logger: Logger) async throws -> ReconcileOutcome {
        let reconcile = reconcile
        let limit = limits.reconcileTimeout
        return try await clock.withTimeout(
            limit,
            orThrow: ControllerRuntimeError(
                .reconcileTimeout, "the reconcile was cancelled because it took longer than \(limit)")
        ) {
            try await reconcile(key, logger)
        }
    }

    private func conclude(_ key: Key, _ result: Result<ReconcileOutcome, any Error>, logger: Logger) {
        switch result {
        case .success(.done):
            metrics.count(.success)
            queue.forget(key)
        case .success(.requeueAfter(let delay)):
            metrics.count(.requeueAfter)
            queue.forget(key)
            queue.add(key, after: delay)
        case .failure(is CancellationError) where Task.isCancelled:
            // The shutdown's doing and no failure of the key; it goes on after the restart.
            break
        case .failure(let error as TerminalError):
            metrics.count(.error)
            metrics.errors.increment()
            metrics.terminalErrors.increment()
            queue.forget(key)
            logger.error("Reconcile failed for good", metadata: ["error": "\(error)"])
        case .failure(let error):
            metrics.count(.error)
            metrics.errors.increment()
            if (error as? ControllerRuntimeError)?.code == .reconcileTimeout { metrics.timeouts.increment() }
            let delay = queue.retry(key)
            logger.warning("Reconcile failed", metadata: ["error": "\(error)", "retry-in": "\(delay)"])
        }
    }
}

extension Controller: Probed {
    public var probeName: String { "controller \(name)" }

    public var livenessFailure: String? {
        let longest = queue.longestWork
        guard longest > limits.reconcileTimeout + Self.tolerance else { return nil }
        return "a worker has been stuck in one reconcile for \(longest)"
    }
}
