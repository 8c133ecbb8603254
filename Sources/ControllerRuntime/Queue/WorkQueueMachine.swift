internal import HeapModule

/// Which keys wait for work, which are worked on, and which come back later.
///
/// Pure: told of the time, it never asks for it. A key waits at most once and is worked on by one worker at a time; a
/// key that is added while it is worked on is worked on once more afterwards.
struct WorkQueueMachine<Key: Hashable & Sendable>: Sendable {
    /// A key handed to a worker, with how long it waited.
    struct Handout: Sendable {
        let key: Key
        let waited: Duration
    }

    private struct Waiting {
        var priority: Int
        let since: Duration
        /// Which entry of the heap stands for the key; others of the same key are left over and skipped.
        var entry: Int
    }

    private struct Later {
        let at: Duration
        let priority: Int
        let entry: Int
    }

    private var waiting: [Key: Waiting] = [:]
    private var ready = Heap<ReadyEntry<Key>>()
    private var working: [Key: Duration] = [:]
    private var later: [Key: Later] = [:]
    private var timers = Heap<TimerEntry<Key>>()
    private var failures: [Key: Int] = [:]
    private var lastEntry = 0
    private(set) var isShutDown = false

    /// For how many keys failures are remembered at most; beyond, an arbitrary one starts over.
    static var failureCapacity: Int { 10_000 }

    /// How many keys wait for a worker.
    var depth: Int { waiting.count - working.keys.count { waiting[$0] != nil } }

    /// How many keys are worked on.
    var inFlight: Int { working.count }

    /// For how long the worker that began first has been at work.
    func longestWork(now: Duration) -> Duration { working.values.min().map { now - $0 } ?? .zero }

    /// When the next delayed key is due.
    var nextTimer: Duration? { timers.min?.at }

    /// Adds a key, unless it waits already; a higher priority counts in any case.
    ///
    /// - Returns: Whether the key was not waiting before.
    @discardableResult
    mutating func add(_ key: Key, priority: Int, now: Duration) -> Bool {
        guard !isShutDown else { return false }
        later[key] = nil
        dropStaleTimers()
        if let known = waiting[key] {
            guard priority > known.priority else { return false }
            enqueue(key, priority: priority, since: known.since)
            return false
        }
        enqueue(key, priority: priority, since: now)
        return true
    }

    /// Adds a key after a delay, unless it is due sooner anyway.
    mutating func add(_ key: Key, after delay: Duration, priority: Int, now: Duration) {
        guard delay > .zero else {
            add(key, priority: priority, now: now)
            return
        }
        guard !isShutDown, waiting[key] == nil else { return }
        let at = now + delay
        if let known = later[key], known.at <= at { return }
        lastEntry += 1
        later[key] = Later(at: at, priority: priority, entry: lastEntry)
        timers.insert(TimerEntry(at: at, entry: lastEntry, key: key))
    }

    /// Adds a key after a delay that grows with its failures: 5 ms doubled up to 1,000 s (client-go's
    /// `DefaultTypedControllerRateLimiter`), and up to half of it more, at random, so that keys that failed together do
    /// not come back together.
    ///
    /// - Returns: The delay.
    @discardableResult
    mutating func retry(
        _ key: Key, priority: Int, now: Duration, using generator: inout some RandomNumberGenerator
    ) -> Duration {
        let count = failures[key, default: 0]
        if count == 0, failures.count >= Self.failureCapacity { failures.remove(at: failures.startIndex) }
        failures[key] = count + 1
        let base = min(Duration.milliseconds(5) * (1 << min(count, 18)), .seconds(1_000))
        let delay = base * Double.random(in: 1..<1.5, using: &generator)
        add(key, after: delay, priority: priority, now: now)
        return delay
    }

    /// How often a key failed since it last went well.
    func failureCount(of key: Key) -> Int { failures[key, default: 0] }

    /// Forgets the failures of a key.
    mutating func forget(_ key: Key) { failures[key] = nil }

    /// Lets delayed keys whose time has come wait for a worker.
    ///
    /// - Returns: How many there were.
    mutating func promote(now: Duration) -> Int {
        var count = 0
        while let timer = timers.min, timer.at <= now {
            timers.removeMin()
            guard let due = later[timer.key], due.entry == timer.entry else { continue }
            if add(timer.key, priority: due.priority, now: now) { count += 1 }
        }
        return count
    }

    /// Hands out the key of the highest priority that waits longest.
    mutating func take(now: Duration) -> Handout? {
        guard !isShutDown else { return nil }
        while let entry = ready.popMax() {
            guard let known = waiting[entry.key], known.entry == entry.entry else { continue }
            waiting[entry.key] = nil
            working[entry.key] = now
            return Handout(key: entry.key, waited: now - known.since)
        }
        return nil
    }

    /// Takes a key back from its worker.
    ///
    /// - Returns: For how long it was worked on.
    @discardableResult
    mutating func finish(_ key: Key, now: Duration) -> Duration {
        guard let began = working.removeValue(forKey: key) else { return .zero }
        if let again = waiting[key] { enqueue(key, priority: again.priority, since: again.since) }
        return now - began
    }

    /// Hands out nothing more and takes nothing more in. What waits is dropped: keys are levels, and a successor finds
    /// them again.
    mutating func shutDown() {
        isShutDown = true
        waiting = [:]
        ready = []
        later = [:]
        timers = []
    }

    private mutating func enqueue(_ key: Key, priority: Int, since: Duration) {
        lastEntry += 1
        waiting[key] = Waiting(priority: priority, since: since, entry: lastEntry)
        // A key that is worked on enters the heap when its worker gives it back.
        guard working[key] == nil else { return }
        ready.insert(ReadyEntry(priority: priority, entry: lastEntry, key: key))
    }

    private mutating func dropStaleTimers() {
        while let timer = timers.min, later[timer.key]?.entry != timer.entry { timers.removeMin() }
        // The others are dropped when they come up, or here, once they are the greater part.
        if timers.count > 2 * later.count + 64 {
            timers = Heap(later.map { TimerEntry(at: $0.value.at, entry: $0.value.entry, key: $0.key) })
        }
    }
}

/// A waiting key in its order: the highest priority first, then the first come.
private struct ReadyEntry<Key: Sendable>: Comparable, Sendable {
    let priority: Int
    let entry: Int
    let key: Key

    static func < (left: ReadyEntry, right: ReadyEntry) -> Bool {
        (left.priority, right.entry) < (right.priority, left.entry)
    }

    static func == (left: ReadyEntry, right: ReadyEntry) -> Bool { left.entry == right.entry }
}

/// A delayed key in the order of its time.
private struct TimerEntry<Key: Sendable>: Comparable, Sendable {
    let at: Duration
    let entry: Int
    let key: Key

    static func < (left: TimerEntry, right: TimerEntry) -> Bool {
        (left.at, left.entry) < (right.at, right.entry)
    }

    static func == (left: TimerEntry, right: TimerEntry) -> Bool { left.entry == right.entry }
}
