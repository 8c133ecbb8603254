internal import Synchronization

/// Where the cluster lies: every object, under one resource version that grows with each write.
package final class Store: Sendable {
    /// Where an object is.
    package struct Place: Hashable, Sendable {
        package let resource: ResourceName
        package let key: String
    }

    /// A write that came too late: the object is at another revision than the writer thought.
    struct Outdated: Error {
        let current: StoredObject?
    }

    private struct State {
        // As etcd, which has written something before the API server does.
        var revision = 1
        var collections: [ResourceName: ObjectCollection] = [:]
        /// Where each uid is.
        var places: [String: Place] = [:]
        /// The objects that name an owner, by its uid.
        var dependents: [String: Set<Place>] = [:]
        var nextWaiter = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    /// How many changes of each kind are kept for watches.
    private let historyLimit: Int

    package init(historyLimit: Int = 8192) { self.historyLimit = historyLimit }

    /// The newest resource version.
    package var revision: Int { state.withLock { $0.revision } }

    /// One object.
    func object(_ resource: ResourceName, key: String) -> StoredObject? {
        state.withLock { $0.collections[resource]?.objects[key] }
    }

    /// All objects of a kind, and the revision at which they were so.
    func objects(_ resource: ResourceName) -> (objects: ObjectIndex, revision: Int) {
        state.withLock { ($0.collections[resource]?.objects ?? ObjectIndex(), $0.revision) }
    }

    /// All objects of a kind at a revision; nil: it is forgotten.
    func objects(_ resource: ResourceName, at revision: Int) -> ObjectIndex? {
        state.withLock { state in
            guard let collection = state.collections[resource] else { return ObjectIndex() }
            return collection.objects(at: revision)
        }
    }

    /// How many objects of a kind there are.
    package func count(_ resource: ResourceName) -> Int {
        state.withLock { $0.collections[resource]?.objects.count ?? 0 }
    }

    /// Writes an object, or takes it out.
    ///
    /// - Parameters:
    ///   - expected: The revision that the object has now; 0: there is none.
    ///   - content: Nil: deletes it.
    func commit(
        _ resource: ResourceName, key: String, expecting expected: Int, _ content: ObjectContent?
    ) throws(Outdated) -> Change {
        let outcome = state.withLock { state -> Result<(Change, [@Sendable () -> Void]), Outdated> in
            let current = state.collections[resource]?.objects[key]
            guard (current?.revision ?? 0) == expected else { return .failure(Outdated(current: current)) }
            state.revision += 1
            let revision = state.revision
            let change = Change(
                revision: revision, old: current, new: content.map { StoredObject(content: $0, revision: revision) })
            Self.index(change, at: Place(resource: resource, key: key), in: &state)
            let woken = state.collections[resource, default: ObjectCollection()]
                .record(change, keeping: historyLimit)
            return .success((change, woken))
        }
        let (change, woken) = try outcome.get()
        for wake in woken { wake() }
        return change
    }

    private static func index(_ change: Change, at place: Place, in state: inout State) {
        let (old, new) = (change.old?.content, change.new?.content)
        if old?.uid != new?.uid {
            if let old { state.places.removeValue(forKey: old.uid) }
            if let new { state.places[new.uid] = place }
        }
        guard old?.owners != new?.owners else { return }
        for owner in old?.owners ?? [] {
            state.dependents[owner.uid]?.remove(place)
            if state.dependents[owner.uid]?.isEmpty ?? false { state.dependents.removeValue(forKey: owner.uid) }
        }
        for owner in new?.owners ?? [] { state.dependents[owner.uid, default: []].insert(place) }
    }

    /// Where the object with a uid is.
    func place(uid: String) -> Place? { state.withLock { $0.places[uid] } }

    /// The objects that name an owner, in a fixed order.
    func dependents(of uid: String) -> [Place] {
        let places = state.withLock { $0.dependents[uid] ?? [] }
        return places.sorted { ($0.resource.text, $0.key) < ($1.resource.text, $1.key) }
    }

    /// The names of the kinds that have objects.
    var resources: [ResourceName] {
        state.withLock { state in state.collections.filter { $0.value.objects.count > 0 }.map(\.key) }
            .sorted { $0.text < $1.text }
    }

    /// The names of the kinds that have or had objects, in a fixed order.
    var followedResources: [ResourceName] {
        state.withLock { Array($0.collections.keys) }.sorted { $0.text < $1.text }
    }

    // MARK: Watching

    /// The changes of a kind after a revision, oldest first; nil: some of them are forgotten.
    func changes(_ resource: ResourceName, after revision: Int, limit: Int = 256) -> [Change]? {
        state.withLock { state in
            guard let collection = state.collections[resource] else { return [] }
            return collection.changes(after: revision, limit: limit)
        }
    }

    /// How many watches wait for a change.
    var waiterCount: Int { state.withLock { $0.collections.values.reduce(0) { $0 + $1.waiterCount } } }

    /// The revision up to which the changes of a kind are forgotten.
    func compacted(_ resource: ResourceName) -> Int { state.withLock { $0.collections[resource]?.compacted ?? 0 } }

    /// Forgets all changes so far, as etcd does each five minutes.
    package func compact() {
        state.withLock { state in
            for resource in state.collections.keys { state.collections[resource]?.compact(to: state.revision) }
        }
    }

    /// Waits for a change after a revision.
    ///
    /// - Returns: the revision to look on from; nil: the watch is over, for the kind is gone or the task was cancelled.
    func waitForChange(
        _ resource: ResourceName, namespace: String?, name: String?, after revision: Int
    ) async -> Int? {
        let id = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let seen: Int? = state.withLock { state -> Int? in
                    let collection = state.collections[resource, default: ObjectCollection()]
                    let isBehind = collection.changes(after: revision, limit: 1).map { !$0.isEmpty } ?? true
                    guard !state.isClosed else { return Self.nothingMore }
                    guard !isBehind, !Task.isCancelled else { return revision }
                    let waiter = ObjectCollection.Waiter(namespace: namespace, name: name) {
                        continuation.resume(returning: $0)
                    }
                    state.collections[resource, default: ObjectCollection()].add(waiter, id: id)
                    return nil
                }
                if let seen {
                    let isOver = Task.isCancelled || seen == Self.nothingMore
                    continuation.resume(returning: isOver ? nil : seen)
                }
            }
        } onCancel: {
            let waiter = state.withLock { $0.collections[resource]?.removeWaiter(id) }
            waiter?.wake(nil)
        }
    }

    private static let nothingMore = -1

    /// Whether no watch waits any longer.
    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Begins a kind: nobody can ask for what was before it.
    func open(_ resource: ResourceName) {
        state.withLock { state in
            guard state.collections[resource] == nil else { return }
            var collection = ObjectCollection()
            collection.compact(to: state.revision)
            state.collections[resource] = collection
        }
    }

    /// Ends all watches, for the server stops.
    func close() {
        let waiters = state.withLock { state in
            state.isClosed = true
            return state.collections.keys.flatMap { state.collections[$0]?.removeAllWaiters() ?? [] }
        }
        for waiter in waiters { waiter.wake(nil) }
    }

    /// Ends the watches of a kind that is served no longer.
    func endWatches(_ resource: ResourceName) {
        let waiters = state.withLock { $0.collections[resource]?.removeAllWaiters() ?? [] }
        for waiter in waiters { waiter.wake(nil) }
    }
}
