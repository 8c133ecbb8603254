internal import DequeModule
internal import Foundation
internal import Synchronization

/// Lets events go when they are an hour old, as the API server does (`--event-ttl`); without it a cluster that fails for
/// long would fill the memory.
final class EventExpiry: Sendable {
    static let resource = ResourceName.events

    private struct Entry {
        let key: String
        let revision: Int
        let time: Date
    }

    /// In the order of their last writes: each write lets an event live anew.
    private let entries = Mutex<Deque<Entry>>([])
    private let life: TimeInterval

    init(life: TimeInterval = 3600) { self.life = life }

    /// Notes a write of an event, and takes out those whose time is over.
    func react(to change: Change, on server: APIServer, _ kind: ResourceKind) {
        guard kind.name == Self.resource, let content = change.new?.content else { return }
        let now = server.now()
        entries.withLock { $0.append(Entry(key: content.key, revision: change.revision, time: now)) }
        while let entry = next(at: now) { remove(entry, on: server, kind) }
    }

    private func next(at now: Date) -> Entry? {
        entries.withLock { entries in
            guard let first = entries.first, now.timeIntervalSince(first.time) >= life else { return nil }
            return entries.popFirst()
        }
    }

    private func remove(_ entry: Entry, on server: APIServer, _ kind: ResourceKind) {
        // One that was written since has a later entry.
        _ = try? server.commit(kind, key: entry.key, expecting: entry.revision, nil)
    }
}
