internal import Foundation
internal import KubernetesClient
internal import KubernetesModel
public import Logging
public import ServiceLifecycle
internal import Synchronization

/// Keeps at most one replica at work: competes for a lease, renews it, and gives it back at the end.
///
/// A lease does not fence: a leader that is cut off may still have a request on its way. So whoever changes the cluster
/// asks ``isLeader`` right before each write, and writes under preconditions.
public final class LeaderElector: ServiceLifecycle.Service {
    private struct State {
        var machine: LeaseMachine
        var generator: any RandomNumberGenerator & Sendable
        /// Whether the last attempt failed for a missing right, which is told once.
        var isRefused = false
    }

    /// The name under which this replica holds the lease; unique among the replicas.
    public let identity: String

    private let store: any LeaseStore
    private let timing: ElectionTiming
    private let clock: MonotonicClock
    private let logger: Logger
    private let state: Mutex<State>
    private let leading = Latch()

    public init(
        identity: String, store: some LeaseStore, timing: ElectionTiming = .standard,
        clock: MonotonicClock = MonotonicClock(),
        generator: some RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(), logger: Logger
    ) {
        self.identity = identity
        self.store = store
        self.timing = timing
        self.clock = clock
        var logger = logger
        logger[metadataKey: "identity"] = "\(identity)"
        self.logger = logger
        state = Mutex(State(machine: LeaseMachine(identity: identity, timing: timing), generator: generator))
    }

    /// Whether this replica may change the cluster now, by the local clock alone. To be asked right before each write.
    public var isLeader: Bool { state.withLock { $0.machine.isLeader(at: clock.now) } }

    /// Waits until this replica leads.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    public func waitUntilLeading() async throws { try await leading.wait() }

    /// Competes and leads until it is shut down; then gives the lease back.
    ///
    /// - Throws: ``ControllerRuntimeError`` with code `leadershipLost` when the lease could not be renewed in time. The
    ///   process must then end: what it has under way is no longer guarded.
    public func run() async throws {
        do {
            try await cancelWhenGracefulShutdown { try await self.campaign() }
        } catch is CancellationError {
            // A cancelled group may still be at work, so the lease is left to run out; only a shutdown in good order,
            // in which all guarded services have ended before this one, gives it back.
            guard Task.isShuttingDownGracefully, !Task.isCancelled else { return }
            await release()
        }
    }

    private func campaign() async throws {
        var isStandingBy = false
        while true {
            let before = state.withLock { $0.machine.leadsUntil }
            await attempt(limit: before.map { min($0 - clock.now, timing.renewDeadline / 2) })
            try Task.checkCancellation()
            if isLeader {
                if before == nil { logger.info("This replica leads") }
                leading.open()
            } else if let before {
                throw ControllerRuntimeError(
                    .leadershipLost,
                    "the lease was not renewed within \(timing.renewDeadline), or another replica took it "
                        + "(the lead ended \(clock.now - before) ago); this replica stops and must be started anew")
            } else if !isStandingBy {
                isStandingBy = true
                logger.info("Another replica leads; this one stands by until the lease is free")
            }
            try await clock.sleep(for: state.withLock { $0.machine.delay(using: &$0.generator) })
        }
    }

    private func attempt(limit: Duration?) async {
        do {
            let limit = max(limit ?? timing.renewDeadline / 2, .milliseconds(1))
            try await clock.withTimeout(
                limit,
                orThrow: ControllerRuntimeError(.requestTimeout, "the API server did not answer within \(limit)")
            ) {
                try await self.write(self.nextStep())
            }
        } catch {
            let isRefused = (error as? KubernetesError)?.code == .forbidden
            let wasRefused = state.withLock { state in
                state.machine.failed()
                defer { state.isRefused = isRefused }
                return state.isRefused
            }
            // Losing a race for the lease is a failure too, and the normal end of one; a missing right is not.
            let level: Logger.Level = isRefused && !wasRefused ? .error : .debug
            logger.log(level: level, "The lease was not taken or renewed", metadata: ["error": "\(error)"])
        }
    }

    private func nextStep() async throws -> LeaseMachine.Step {
        if let renewal = state.withLock({ $0.machine.renewal(date: Date()) }) { return renewal }
        let lease = try await store.get()
        return state.withLock { $0.machine.read(lease, now: clock.now, date: Date()) }
    }

    private func write(_ step: LeaseMachine.Step) async throws {
        let sentAt = clock.now
        let lease =
            switch step {
            case .create(let spec): try await store.create(spec)
            case .update(let spec, let version): try await store.update(spec, of: version)
            case .wait: nil as Lease?
            }
        guard let lease else { return }
        state.withLock { $0.machine.wrote(lease, sentAt: sentAt, now: clock.now) }
    }

    private func release() async {
        guard let step = state.withLock({ $0.machine.release(date: Date()) }) else { return }
        // From here on this replica leads no more, whether or not the API server learns of it.
        state.withLock { $0.machine.released() }
        do {
            try await clock.withTimeout(
                timing.renewDeadline / 2,
                orThrow: ControllerRuntimeError(.requestTimeout, "the API server did not answer in time")
            ) {
                switch step {
                case .update(let spec, let version): _ = try await self.store.update(spec, of: version)
                case .create, .wait: break
                }
            }
            logger.info("The lease is given back")
        } catch {
            logger.warning("The lease could not be given back and runs out", metadata: ["error": "\(error)"])
        }
    }
}

extension LeaderElector: Probed {
    public var probeName: String { "leader election" }

    public var livenessFailure: String? {
        guard let until = state.withLock({ $0.machine.leadsUntil }) else { return nil }
        let late = clock.now - until
        // The elector itself ends the process when the deadline has passed; it hangs if it did not.
        guard late > timing.leaseDuration else { return nil }
        return "the lease ran out \(late) ago and nothing noticed"
    }
}
