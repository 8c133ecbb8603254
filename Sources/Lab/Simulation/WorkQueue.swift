internal import DequeModule
internal import Foundation

/// What a part has still to look at, now and later.
struct WorkQueue {
    private var ready: Deque<ObjectKey> = []
    private var isReady: Set<ObjectKey> = []
    private var timers = Timers<ObjectKey>()

    mutating func add(_ key: ObjectKey) {
        guard isReady.insert(key).inserted else { return }
        ready.append(key)
    }

    /// Sets, replaces or takes out when to look at a key again.
    mutating func set(_ key: ObjectKey, at date: Date?) { timers.set(key, at: date) }

    /// The next key whose time has come.
    mutating func next(at now: Date) -> ObjectKey? {
        while let key = timers.next(at: now) { add(key) }
        guard let key = ready.popFirst() else { return nil }
        isReady.remove(key)
        return key
    }

    /// When a timer goes off.
    mutating func nextInstant() -> Date? { timers.nextInstant() }
}
