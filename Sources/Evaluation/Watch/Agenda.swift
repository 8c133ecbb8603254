internal import Foundation
internal import Lab

/// What is to be looked at, and when: each key once, at the earliest of the times that were said.
struct Agenda<Key: Hashable & Sendable>: Sendable {
    private var timers = Timers<Key>()

    mutating func add(_ key: Key, at date: Date) {
        if let due = timers[key], due <= date { return }
        timers.set(key, at: date)
    }

    /// Takes out the next key whose time has come.
    mutating func next(at now: Date) -> Key? { timers.next(at: now) }

    /// When the next key is due.
    mutating func nextInstant() -> Date? { timers.nextInstant() }
}
