internal import Metrics
internal import Synchronization

/// Keys that wait for work: each at most once, one worker a key, urgent ones first, failed ones later and later.
public final class WorkQueue<Key: Hashable & Sendable>: Sendable {
    private struct Waiter {
        let identifier: Int
        let continuation: CheckedContinuation<Key?, Never>
    }

    private struct State {
        var machine = WorkQueueMachine<Key>()
        var waiters: [Waiter] = []
        var lastIdentifier = 0
        var generator: any RandomNumberGenerator & Sendable
        /// Opened when there is an earlier timer than the one that ``run()`` sleeps for.
        var timerChanged = Latch()
    }

    /// The queue's name in its metrics.
    public let name: String

    private let clock: MonotonicClock
    private let metrics: QueueMetrics
    private let state: Mutex<State>
    private let drained = Latch()
    private let closed = Latch()

    public init(
        name: String, clock: MonotonicClock = MonotonicClock(),
        generator: some RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
    ) {
        self.name = name
        self.clock = clock
        metrics = QueueMetrics(name: name)
        state = Mutex(State(generator: generator))
    }

    /// How many keys wait for a worker.
    public var depth: Int { state.withLock { $0.machine.depth } }

    /// How many keys are worked on.
    public var inFlight: Int { state.withLock { $0.machine.inFlight } }

    /// For how long the worker that began first has been at work.
    public var longestWork: Duration { state.withLock { $0.machine.longestWork(now: clock.now) } }

    /// Adds a key, unless it waits already.
    public func add(_ key: Key, priority: Int = QueuePriority.normal) {
        change { machine, now in
            if machine.add(key, priority: priority, now: now) { metrics.adds.increment() }
        }
    }

    /// Adds a key after a delay, unless it is due sooner anyway. The delay runs while ``run()`` does.
    public func add(_ key: Key, after delay: Duration, priority: Int = QueuePriority.normal) {
        change { $0.add(key, after: delay, priority: priority, now: $1) }
    }

    /// Adds a key after a delay that grows with its failures: 5 ms to 1,000 s.
    ///
    /// - Returns: The delay.
    @discardableResult
    public func retry(_ key: Key, priority: Int = QueuePriority.normal) -> Duration {
        metrics.retries.increment()
        var delay = Duration.zero
        state.withLock { state in
            delay = state.machine.retry(key, priority: priority, now: clock.now, using: &state.generator)
            state.timerChanged.open()
        }
        return delay
    }

    /// Forgets the failures of a key; its next delay is the shortest again.
    public func forget(_ key: Key) { state.withLock { $0.machine.forget(key) } }

    /// How often a key failed since it last went well.
    public func failureCount(of key: Key) -> Int { state.withLock { $0.machine.failureCount(of: key) } }

    /// Waits for the next key. Whoever takes one gives it back with ``finish(_:)``.
    ///
    /// - Returns: The key, or nil when the queue is shut down or the task cancelled.
    public func next() async -> Key? {
        let identifier = state.withLock { state in
            state.lastIdentifier += 1
            return state.lastIdentifier
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                enter(Waiter(identifier: identifier, continuation: continuation))
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.waiters.firstIndex { $0.identifier == identifier }.map { state.waiters.remove(at: $0) }
            }
            waiter?.continuation.resume(returning: nil)
        }
    }

    /// Gives a key back.
    public func finish(_ key: Key) {
        change { machine, now in
            metrics.workDuration.record(duration: machine.finish(key, now: now))
        }
    }

    /// Lets delayed keys in when their time comes, until the queue is shut down or the task is cancelled.
    public func run() async {
        while !Task.isCancelled {
            let (timer, changed, isShutDown) = state.withLock { state in
                if state.timerChanged.isOpen { state.timerChanged = Latch() }
                return (state.machine.nextTimer, state.timerChanged, state.machine.isShutDown)
            }
            if isShutDown { return }
            await clock.sleep(until: timer, or: changed)
            change { machine, now in metrics.adds.increment(by: machine.promote(now: now)) }
        }
    }

    /// Hands out nothing more; keys that are worked on may be finished.
    public func shutDown() {
        change { machine, _ in machine.shutDown() }
        closed.open()
    }

    /// Waits until the queue is shut down.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    public func waitUntilShutDown() async throws { try await closed.wait() }

    /// Waits until the queue is shut down and no key is worked on any more.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    public func waitUntilDrained() async throws { try await drained.wait() }

    /// Changes the state, then hands out what there is to those who wait.
    private func change(_ body: (inout WorkQueueMachine<Key>, Duration) -> Void) {
        let now = clock.now
        var handouts: [(waiter: Waiter, key: Key?)] = []
        let (depth, isDrained) = state.withLock { state in
            let timer = state.machine.nextTimer
            body(&state.machine, now)
            while let waiter = state.waiters.first {
                let key = take(from: &state.machine, now: now)
                guard key != nil || state.machine.isShutDown else { break }
                state.waiters.removeFirst()
                handouts.append((waiter, key))
            }
            if state.machine.isShutDown || state.machine.nextTimer != timer { state.timerChanged.open() }
            return (state.machine.depth, state.machine.isShutDown && state.machine.inFlight == 0)
        }
        metrics.depth.record(depth)
        if isDrained { drained.open() }
        for (waiter, key) in handouts { waiter.continuation.resume(returning: key) }
    }

    /// Serves a waiter at once, or lets it wait.
    private func enter(_ waiter: Waiter) {
        let now = clock.now
        let (isServed, key) = state.withLock { state -> (Bool, Key?) in
            // A cancellation that came before this point found no one to wake; it is seen here.
            if Task.isCancelled || state.machine.isShutDown { return (true, nil) }
            if let key = take(from: &state.machine, now: now) { return (true, key) }
            state.waiters.append(waiter)
            return (false, nil)
        }
        if isServed { waiter.continuation.resume(returning: key) }
    }

    private func take(from machine: inout WorkQueueMachine<Key>, now: Duration) -> Key? {
        guard let handout = machine.take(now: now) else { return nil }
        metrics.queueDuration.record(duration: handout.waited)
        return handout.key
    }
}
