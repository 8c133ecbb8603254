public import KubernetesModel
public import Logging
internal import Metrics
public import ServiceLifecycle
internal import Synchronization

/// Keeps a store equal to what the API server has of one kind: lists, watches, and starts over where that fails, until
/// it is shut down.
///
/// What to do next is decided by ``WatchMachine``; this class carries it out.
public final class Reflector<Object: KubernetesObject>: ServiceLifecycle.Service {
    fileprivate struct State {
        var machine = WatchMachine(usesInitialEvents: false)
        var gathered: TableReplacement<Object>?
        var unreadable = UnreadableObjects()
        var generator: any RandomNumberGenerator & Sendable
        var expectedAt: Duration?
    }

    /// What ends a watch from within.
    private struct EndOfWatch: Error {
        let failure: WatchFailure
    }

    /// The store that the reflector feeds.
    public let store: Store<Object>

    private let source: any ListerWatcher<Object>
    private let clock: MonotonicClock
    private let logger: Logger
    private let metrics = ReflectorMetrics(resource: Object.resource.qualifiedName)
    private let state: Mutex<State>
    private let settled = Latch()

    /// A list that takes longer hangs.
    private static var longestList: Duration { .seconds(300) }
    /// By how much the next step may be late before the reflector counts as hanging.
    private static var tolerance: Duration { .seconds(60) }

    public init(
        source: some ListerWatcher<Object>, store: Store<Object>, clock: MonotonicClock = MonotonicClock(),
        generator: some RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(), logger: Logger
    ) {
        self.source = source
        self.store = store
        self.clock = clock
        var logger = logger
        logger[metadataKey: "resource"] = "\(Object.resource.qualifiedName)"
        self.logger = logger
        state = Mutex(State(generator: generator))
    }

    /// Lists and watches until the task is cancelled or shut down; never returns before.
    public func run() async {
        await cancelWhenGracefulShutdown { await self.reflect() }
    }

    private func reflect() async {
        let usesInitialEvents = await source.offersInitialEvents()
        var next: WatchMachine.Step? = advance { machine, generator in
            machine = WatchMachine(usesInitialEvents: usesInitialEvents)
            return machine.start(using: &generator)
        }
        while let step = next, !Task.isCancelled {
            next = await perform(step)
        }
    }

    /// - Returns: The next step, or nil where the task was cancelled.
    private func perform(_ step: WatchMachine.Step) async -> WatchMachine.Step? {
        switch step {
        case .list(let version, let delay):
            guard await pause(delay, thenAtMost: Self.longestList) else { return nil }
            return await list(at: version)
        case .watch(let request, let delay):
            guard await pause(delay, thenAtMost: WatchMachine.silenceLimit) else { return nil }
            return await watch(request)
        }
    }

    private func pause(_ delay: Duration, thenAtMost longest: Duration) async -> Bool {
        state.withLock { $0.expectedAt = clock.now + delay + longest + Self.tolerance }
        do {
            try await clock.sleep(for: delay)
            return true
        } catch {
            // Only a cancellation ends a sleep early.
            return false
        }
    }

    // MARK: Listing

    private func list(at version: ResourceVersion) async -> WatchMachine.Step? {
        var replacement = store.beginReplacement()
        var unreadable = UnreadableObjects()
        do {
            let version = try await source.list(at: version) { page in
                for object in page.items { replacement.add(object) }
                for object in page.undecodable { unreadable.note(object) }
            }
            commit(replacement, unreadable: unreadable, at: version)
            return advance { [now = clock.now] machine, generator in
                machine.listed(at: version, now: now, using: &generator)
            }
        } catch {
            return recover(from: error)
        }
    }

    // MARK: Watching

    private func watch(_ request: WatchRequest) async -> WatchMachine.Step? {
        state.withLock { state in
            state.machine.opening(now: clock.now)
            if case .initialEvents = request.start {
                state.gathered = store.beginReplacement()
                state.unreadable = UnreadableObjects()
            }
        }
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await self.source.watch(request) {
                        self.state.withLock { $0.machine.opened(now: self.clock.now) }
                    } event: { event in
                        try self.receive(event)
                    }
                }
                group.addTask { try await self.waitForSilence() }
                defer { group.cancelAll() }
                try await group.next()
            }
        } catch {
            return recover(from: error)
        }
        if Task.isCancelled { return nil }
        return advance { [now = clock.now] machine, generator in machine.ended(now: now, using: &generator) }
    }

    /// Ends the watch when no frame has come for too long: the transport does not notice a dead connection.
    private func waitForSilence() async throws {
        while true {
            let deadline = state.withLock { $0.machine.silenceDeadline }
            if clock.now >= deadline { throw EndOfWatch(failure: .silent) }
            try await clock.sleep(until: deadline)
        }
    }

    private func receive(_ event: WatchEvent<Object>) throws {
        let now = clock.now
        let (action, version, gathered) = state.withLock { state in
            let action = state.machine.received(WatchMachine.Frame(event), now: now)
            state.expectedAt = now + WatchMachine.silenceLimit + Self.tolerance
            switch action {
            case .gather: state.gather(event)
            case .apply: state.noteReadability(event)
            default: break
            }
            let isCommit = if case .commit = action { true } else { false }
            return (action, state.machine.version, isCommit ? state.gathered.take() : nil)
        }
        switch action {
        case .apply: apply(event, version: version)
        case .commit(let version):
            if let gathered { commit(gathered, unreadable: unreadable, at: version) }
            report()
        case .end(let failure): throw EndOfWatch(failure: failure)
        case .gather, .skip: break
        }
    }

    private func apply(_ event: WatchEvent<Object>, version: ResourceVersion) {
        switch event {
        case .added(let object), .modified(let object): store.apply(object, version: version)
        case .deleted(let object): store.delete(object, version: version)
        case .bookmark: store.advance(to: version)
        case .undecodable(let object):
            logger.warning("An object cannot be read and is left out", metadata: ["object": "\(object)"])
            metrics.unreadable.increment()
            if let key = object.key { store.remove(key, version: version) }
        case .error: break
        }
    }

    private func commit(
        _ replacement: TableReplacement<Object>, unreadable: UnreadableObjects, at version: ResourceVersion
    ) {
        store.commit(replacement, at: version)
        state.withLock { $0.unreadable = unreadable }
        for (key, reason) in unreadable.reasons {
            metrics.unreadable.increment()
            logger.warning("An object cannot be read and is left out", metadata: ["object": "\(key): \(reason)"])
        }
        metrics.lists.increment()
    }

    // MARK: Going on

    private func recover(from error: any Error) -> WatchMachine.Step? {
        if Task.isCancelled { return nil }
        let failure = (error as? EndOfWatch)?.failure ?? source.failure(of: error)
        metrics.count(failure)
        // Silence is the rule for quiet kinds on API servers that send no bookmarks for them.
        let isNews = failure != .silent && state.withLock { $0.machine.failure == nil }
        logger.log(level: isNews ? .notice : .debug, "The watch failed", metadata: ["reason": "\(failure)"])
        return advance { [now = clock.now] machine, generator in
            machine.failed(failure, now: now, using: &generator)
        }
    }

    private func advance(
        _ transition: (inout WatchMachine, inout any RandomNumberGenerator & Sendable) -> WatchMachine.Step
    ) -> WatchMachine.Step {
        let before = status
        let step = state.withLock { state in
            state.gathered = nil
            return transition(&state.machine, &state.generator)
        }
        report(since: before)
        return step
    }

    private func report(since before: ReflectorStatus? = nil) {
        let status = status
        if status.isSettled { settled.open() }
        switch (status, before) {
        case (.synced, _): break
        case (let now, let before) where now != before:
            logger.warning("The objects are not seen", metadata: ["reason": "\(status)"])
        default: break
        }
    }
}

extension Reflector: Informer {
    public var resourceName: String { Object.resource.qualifiedName }

    public var status: ReflectorStatus { state.withLock { $0.machine.status } }

    public var unreadable: UnreadableObjects { state.withLock { $0.unreadable } }

    public var lastContactAge: Duration? {
        state.withLock { $0.machine.lastContact }.map { clock.now - $0 }
    }

    public func waitUntilSettled() async throws { try await settled.wait() }

    public var probeName: String { resourceName }

    public var livenessFailure: String? {
        guard let expectedAt = state.withLock({ $0.expectedAt }), clock.now > expectedAt else { return nil }
        return "the watch hangs since \(clock.now - expectedAt)"
    }

    public var readinessFailure: String? { status.isSettled ? nil : status.description }

    public var remarks: [String] {
        let (status, failure, unreadable) = state.withLock { ($0.machine.status, $0.machine.failure, $0.unreadable) }
        var remarks = unreadable.reasons.map { "\($0.key) cannot be read: \($0.value)" }.sorted()
        switch status {
        case .forbidden, .notServed: remarks.append(status.description)
        case .synced, .syncing: if let failure { remarks.append(failure.description) }
        }
        return remarks
    }
}

extension Reflector.State {
    fileprivate mutating func gather(_ event: WatchEvent<Object>) {
        switch event {
        case .added(let object), .modified(let object): gathered?.add(object)
        case .deleted(let object): gathered?.remove(object.key)
        case .undecodable(let object): unreadable.note(object)
        case .bookmark, .error: break
        }
    }

    fileprivate mutating func noteReadability(_ event: WatchEvent<Object>) {
        switch event {
        case .added(let object), .modified(let object), .deleted(let object): unreadable.forget(object.key)
        case .undecodable(let object): unreadable.note(object)
        case .bookmark, .error: break
        }
    }
}

extension WatchMachine.Frame {
    init<Object>(_ event: WatchEvent<Object>) {
        self =
            switch event {
            case .added(let object): .added(object.metadata.resourceVersion)
            case .modified(let object), .deleted(let object): .changed(object.metadata.resourceVersion)
            case .undecodable(let object): .changed(object.resourceVersion)
            case .bookmark(let version, let endsInitialEvents):
                .bookmark(version, endsInitialEvents: endsInitialEvents)
            case .error(let status): .error(status)
            }
    }
}
