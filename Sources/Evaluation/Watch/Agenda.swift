internal import Foundation

/// What is to be looked at, and when: each key once, at the earliest of the times that were said.
struct Agenda<Key: Hashable & Sendable>: Sendable {
    private struct Entry {
        var due: Date
        /// Of two at one time the one that came first is looked at first.
        var number: Int
    }

    private var entries: [Key: Entry] = [:]
    private var count = 0

    mutating func add(_ key: Key, at date: Date) {
        if let entry = entries[key], entry.due <= date { return }
        count += 1
        entries[key] = Entry(due: date, number: count)
    }

    /// Takes out the next key whose time has come.
    mutating func next(at now: Date) -> Key? {
        let due = entries.filter { $0.value.due <= now }
        guard let key = due.min(by: { ($0.value.due, $0.value.number) < ($1.value.due, $1.value.number) })?.key
        else { return nil }
        entries[key] = nil
        return key
    }

    var nextInstant: Date? { entries.values.map(\.due).min() }
}
