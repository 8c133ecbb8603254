internal import DequeModule
internal import Foundation
internal import HeapModule

/// What a part has still to look at, now and later.
struct WorkQueue {
    private struct Timer: Comparable {
        let date: Date
        /// Of two at one time the one that was set first comes first.
        let number: Int
        let key: ObjectKey

        static func < (left: Timer, right: Timer) -> Bool { (left.date, left.number) < (right.date, right.number) }

        static func == (left: Timer, right: Timer) -> Bool { left.number == right.number }
    }

    private var ready: Deque<ObjectKey> = []
    private var isReady: Set<ObjectKey> = []
    private var timers = Heap<Timer>()
    /// The timer of each key that counts; the others in the heap were replaced.
    private var valid: [ObjectKey: Int] = [:]
    private var count = 0

    mutating func add(_ key: ObjectKey) {
        guard isReady.insert(key).inserted else { return }
        ready.append(key)
    }

    /// Sets, replaces or takes out when to look at a key again.
    mutating func set(_ key: ObjectKey, at date: Date?) {
        guard let date else {
            valid[key] = nil
            return
        }
        count += 1
        valid[key] = count
        timers.insert(Timer(date: date, number: count, key: key))
    }

    /// The next key whose time has come.
    mutating func next(at now: Date) -> ObjectKey? {
        while let timer = timers.min, timer.date <= now || valid[timer.key] != timer.number {
            timers.removeMin()
            guard valid[timer.key] == timer.number else { continue }
            valid[timer.key] = nil
            add(timer.key)
        }
        guard let key = ready.popFirst() else { return nil }
        isReady.remove(key)
        return key
    }

    /// When a timer goes off.
    mutating func nextInstant() -> Date? {
        while let timer = timers.min, valid[timer.key] != timer.number { timers.removeMin() }
        return timers.min?.date
    }
}
