internal import DequeModule

/// The objects of one kind, their recent changes, and who waits for the next one.
struct ObjectCollection {
    /// Somebody who has seen every change.
    struct Waiter {
        /// The only namespace, and the only name in it, that matters to it.
        let namespace: String?
        let name: String?
        /// Is told from which revision on to look, or nil where there is nothing more to come.
        let wake: @Sendable (Int?) -> Void

        func matters(_ content: ObjectContent) -> Bool {
            (namespace.map { $0 == content.namespace } ?? true) && (name.map { $0 == content.name } ?? true)
        }
    }

    private(set) var objects = ObjectIndex()
    private var history = Deque<Change>()
    /// The changes up to this revision are forgotten.
    private(set) var compacted = 0
    private var waiters: [Int: Waiter] = [:]

    /// Records a change.
    ///
    /// - Returns: who is to be woken.
    mutating func record(_ change: Change, keeping limit: Int) -> [@Sendable () -> Void] {
        if let new = change.new {
            objects.put(new)
        } else if let old = change.old {
            objects.remove(old.content.key)
        }
        history.append(change)
        if history.count > limit, let oldest = history.popFirst() { compacted = oldest.revision }
        guard let content = change.content else { return [] }
        var woken: [@Sendable () -> Void] = []
        for (id, waiter) in waiters where waiter.matters(content) {
            waiters.removeValue(forKey: id)
            // What came before did not matter to it.
            woken.append { waiter.wake(change.revision - 1) }
        }
        return woken
    }

    /// Forgets the changes up to a revision.
    mutating func compact(to revision: Int) {
        while let oldest = history.first, oldest.revision <= revision { history.removeFirst() }
        compacted = max(compacted, revision)
    }

    /// The changes after a revision, oldest first; nil: some of them are forgotten.
    func changes(after revision: Int, limit: Int) -> [Change]? {
        guard revision >= compacted else { return nil }
        // The newest changes are asked for most.
        var start = history.endIndex
        while start > history.startIndex, history[start - 1].revision > revision { start -= 1 }
        return Array(history[start...].prefix(limit))
    }

    /// The objects as they were at a revision; nil: that is forgotten.
    func objects(at revision: Int) -> ObjectIndex? {
        guard revision >= compacted else { return nil }
        var past = objects
        for change in history.reversed() {
            guard change.revision > revision else { break }
            if let old = change.old {
                past.put(old)
            } else if let new = change.new {
                past.remove(new.content.key)
            }
        }
        return past
    }

    var waiterCount: Int { waiters.count }

    mutating func add(_ waiter: Waiter, id: Int) { waiters[id] = waiter }

    mutating func removeWaiter(_ id: Int) -> Waiter? { waiters.removeValue(forKey: id) }

    mutating func removeAllWaiters() -> [Waiter] {
        defer { waiters = [:] }
        return Array(waiters.values)
    }
}
