public import KubernetesModel
internal import Synchronization

/// The objects of one kind as the API server last told them, shared by all who read them.
///
/// One reflector writes; anyone reads, by taking a snapshot.
public final class Store<Object: KubernetesObject>: Sendable {
    /// Told of each change, in order, on the reflector's task. It only pushes keys into queues: whatever else it did
    /// would hold up the watch.
    public typealias Handler = @Sendable (ObjectChange<Object>) -> Void

    private struct State {
        var table: ObjectTable<Object>
        var handlers: [Handler] = []
    }

    private let state: Mutex<State>
    private let synced = Latch()

    /// Makes an empty store.
    public init(indexedBy indexer: ObjectIndexer<Object> = .standard) {
        state = Mutex(State(table: ObjectTable(indexedBy: indexer)))
    }

    /// Whether the first list is in, and the handlers know of it.
    public var hasSynced: Bool { synced.isOpen }

    /// Waits until the first list is in.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    public func waitUntilSynced() async throws { try await synced.wait() }

    /// The objects as they are now.
    public func snapshot() -> ObjectTable<Object> { state.withLock { $0.table } }

    /// One object as it is now.
    public subscript(key: NamespacedName) -> Object? { state.withLock { $0.table.stored(key) }?.object }

    /// Adds a handler. It is told of the objects that are there already as initial ones.
    public func onChange(_ handler: @escaping Handler) {
        let present = state.withLock { state in
            state.handlers.append(handler)
            return state.table
        }
        for stored in present.allStored {
            var change = ObjectChange(old: nil, new: stored)
            change.isInitial = true
            handler(change)
        }
    }
}

extension Store {
    /// Takes in what the API server answered to a write of one's own, so that one's next look sees it although the watch
    /// has not told of it yet. A later state that is known already stays.
    public func noteWritten(_ object: Object) { update(to: nil) { $0.apply(object) } }

    /// Takes out what the API server said it deleted at one's own request.
    public func noteDeleted(_ key: NamespacedName) { update(to: nil) { $0.remove(key) } }

    func apply(_ object: Object, version: ResourceVersion) { update(to: version) { $0.apply(object) } }

    func delete(_ object: Object, version: ResourceVersion) { update(to: version) { $0.delete(object) } }

    func remove(_ key: NamespacedName, version: ResourceVersion) { update(to: version) { $0.remove(key) } }

    func advance(to version: ResourceVersion) { state.withLock { $0.table.version = version } }

    /// Begins to gather a new content.
    func beginReplacement() -> TableReplacement<Object> { TableReplacement(of: snapshot()) }

    /// Puts a new content in place at once, and tells the handlers of the differences.
    func commit(_ replacement: consuming TableReplacement<Object>, at version: ResourceVersion) {
        let (table, changes) = replacement.finish(at: version)
        let handlers = state.withLock { state in
            state.table = table
            return state.handlers
        }
        let isInitial = !synced.isOpen
        for var change in changes {
            change.isInitial = isInitial
            for handler in handlers { handler(change) }
        }
        synced.open()
    }

    private func update(
        to version: ResourceVersion?, _ body: (inout ObjectTable<Object>) -> ObjectChange<Object>?
    ) {
        let (change, handlers) = state.withLock { state in
            if let version { state.table.version = version }
            return (body(&state.table), state.handlers)
        }
        guard let change else { return }
        for handler in handlers { handler(change) }
    }
}
