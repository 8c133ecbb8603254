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
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var now = Instant(offset: .zero)
        var sleepers: [Int: Sleeper] = [:]
        var observers: [Observer] = []
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

    /// Waits until at least so many tasks sleep at once.
    public func waitForSleepers(_ count: Int = 1) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.sleepers.count >= count { return true }
                state.observers.append(Observer(sleepers: count, continuation: continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    /// Sleeps until a test has moved the clock to the deadline.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let identifier = state.withLock { state in
            state.lastIdentifier += 1
            return state.lastIdentifier
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                enter(identifier, Sleeper(deadline: deadline, continuation: continuation))
            }
        } onCancel: {
            let sleeper = state.withLock { $0.sleepers.removeValue(forKey: identifier) }
            sleeper?.continuation.resume(throwing: CancellationError())
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
            let count = state.sleepers.count
            let satisfied = state.observers.filter { $0.sleepers <= count }
            state.observers.removeAll { $0.sleepers <= count }
            return .sleeps(satisfied)
        }
        switch entry {
        case .isCancelled: sleeper.continuation.resume(throwing: CancellationError())
        case .isDue: sleeper.continuation.resume()
        case .sleeps(let observers): for observer in observers { observer.continuation.resume() }
        }
    }
}
