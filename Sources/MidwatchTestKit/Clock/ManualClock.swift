internal import Synchronization

/// A clock that stands still until a test moves it.
///
/// A test that moves the clock first waits for the task under test to fall asleep, so that no move is lost:
///
///     await clock.waitForSleepers()
///     clock.advance(by: .seconds(30))
public final class ManualClock: Clock, Sendable {
    /// A moment, counted from the making of the clock.
    public struct Instant: InstantProtocol {
        /// The time since the clock was made.
        public let offset: Duration

        public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }

        public func duration(to other: Instant) -> Duration { other.offset - offset }

        public static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct Sleeper {
        let deadline: Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct Observer {
        let sleepers: Int
        let limit: Duration?
        let continuation: CheckedContinuation<Void, Never>

        func isSatisfied(by state: borrowing State) -> Bool {
            let now = state.now
            let counted = state.sleepers.values.count { sleeper in
                limit.map { sleeper.deadline <= now.advanced(by: $0) } ?? true
            }
            return counted >= sleepers
        }
    }

    private struct State {
        var now = Instant(offset: .zero)
        var sleepers: [Int: Sleeper] = [:]
        var observers: [Int: Observer] = [:]
        var lastIdentifier = 0
    }

    private let state = Mutex(State())

    public init() {}

    public var now: Instant { state.withLock { $0.now } }

    public var minimumResolution: Duration { .zero }

    /// How many tasks sleep.
    public var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    /// Moves the clock and wakes those whose time has come, the earliest first.
    public func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let due = state.sleepers.filter { $0.value.deadline <= state.now }
            for identifier in due.keys { state.sleepers[identifier] = nil }
            return due.sorted { ($0.value.deadline, $0.key) < ($1.value.deadline, $1.key) }.map(\.value)
        }
        for sleeper in woken { sleeper.continuation.resume() }
    }

    /// Waits until at least so many tasks sleep at once; not longer than the task runs.
    ///
    /// - Parameter limit: Counts only those who sleep no longer than this: not one who watches over a request, say, but
    ///   one who waits for the next.
    public func waitForSleepers(_ count: Int = 1, within limit: Duration? = nil) async {
        let identifier = makeIdentifier()
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let observer = Observer(sleepers: count, limit: limit, continuation: continuation)
                let isOver = state.withLock { state in
                    if Task.isCancelled || observer.isSatisfied(by: state) { return true }
                    state.observers[identifier] = observer
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.observers.removeValue(forKey: identifier) }?.continuation.resume()
        }
    }

    /// Sleeps until a test has moved the clock to the deadline.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let identifier = makeIdentifier()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                enter(identifier, Sleeper(deadline: deadline, continuation: continuation))
            }
        } onCancel: {
            let sleeper = state.withLock { $0.sleepers.removeValue(forKey: identifier) }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    private func makeIdentifier() -> Int {
        state.withLock { state in
            state.lastIdentifier += 1
            return state.lastIdentifier
        }
    }

    private func enter(_ identifier: Int, _ sleeper: Sleeper) {
        enum Entry {
            case isCancelled
            case isDue
            case sleeps([Observer])
        }
        let entry: Entry = state.withLock { state in
            if Task.isCancelled { return .isCancelled }
            if sleeper.deadline <= state.now { return .isDue }
            state.sleepers[identifier] = sleeper
            let satisfied = state.observers.filter { $0.value.isSatisfied(by: state) }
            for identifier in satisfied.keys { state.observers[identifier] = nil }
            return .sleeps(Array(satisfied.values))
        }
        switch entry {
        case .isCancelled: sleeper.continuation.resume(throwing: CancellationError())
        case .isDue: sleeper.continuation.resume()
        case .sleeps(let observers): for observer in observers { observer.continuation.resume() }
        }
    }
}
