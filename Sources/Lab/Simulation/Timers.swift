package import Foundation
internal import HeapModule

/// Keys by the time at which they are due, each once.
package struct Timers<Key: Hashable & Sendable>: Sendable {
    private struct Timer: Comparable {
        let date: Date
        /// Of two at one time the one that was set first comes first.
        let number: Int
        let key: Key

        static func < (left: Timer, right: Timer) -> Bool { (left.date, left.number) < (right.date, right.number) }

        static func == (left: Timer, right: Timer) -> Bool { left.number == right.number }
    }

    private var heap = Heap<Timer>()
    /// The timer of each key that counts; the others in the heap were replaced.
    private var valid: [Key: Timer] = [:]
    private var count = 0

    package init() {}

    /// When a key is due; nil: at no time.
    package subscript(key: Key) -> Date? { valid[key]?.date }

    /// Sets, replaces or takes out when a key is due.
    package mutating func set(_ key: Key, at date: Date?) {
        guard let date else {
            valid[key] = nil
            return
        }
        count += 1
        let timer = Timer(date: date, number: count, key: key)
        valid[key] = timer
        heap.insert(timer)
    }

    /// Takes out the next key whose time has come.
    package mutating func next(at now: Date) -> Key? {
        guard let date = nextInstant(), date <= now, let timer = heap.popMin() else { return nil }
        valid[timer.key] = nil
        return timer.key
    }

    /// When the next key is due.
    package mutating func nextInstant() -> Date? {
        while let timer = heap.min, valid[timer.key] != timer { heap.removeMin() }
        return heap.min?.date
    }
}
