internal import Foundation
internal import HeapModule

/// What is to be looked at, and when: each key once, at the earliest of the times that were said.
struct Agenda<Key: Hashable & Sendable>: Sendable {
    private struct Entry: Comparable {
        let key: Key
        let due: Date
        /// Of two at one time the one that came first is looked at first.
        let number: Int

        static func < (left: Entry, right: Entry) -> Bool { (left.due, left.number) < (right.due, right.number) }

        static func == (left: Entry, right: Entry) -> Bool { left.number == right.number }
    }

    private var heap = Heap<Entry>()
    /// The entry of each key that counts; the others in the heap came before an earlier one.
    private var valid: [Key: Entry] = [:]
    private var count = 0

    mutating func add(_ key: Key, at date: Date) {
        if let entry = valid[key], entry.due <= date { return }
        count += 1
        let entry = Entry(key: key, due: date, number: count)
        valid[key] = entry
        heap.insert(entry)
    }

    /// Takes out the next key whose time has come.
    mutating func next(at now: Date) -> Key? {
        guard let due = nextInstant(), due <= now, let entry = heap.popMin() else { return nil }
        valid[entry.key] = nil
        return entry.key
    }

    /// When the next key is due.
    mutating func nextInstant() -> Date? {
        while let entry = heap.min, valid[entry.key] != entry { heap.removeMin() }
        return heap.min?.due
    }
}
