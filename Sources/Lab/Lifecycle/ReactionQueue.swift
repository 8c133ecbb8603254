internal import DequeModule
internal import Synchronization

/// The writes whose consequences are still to be carried out, one after the other.
final class ReactionQueue: Sendable {
    private struct State {
        var changes: Deque<(ResourceName, Change)> = []
        var isDraining = false
    }

    private let state = Mutex(State())

    func add(_ resource: ResourceName, _ change: Change) { state.withLock { $0.changes.append((resource, change)) } }

    /// Carries out all consequences, and those of the consequences. Where somebody is at it already, he does it.
    func drain(_ react: (ResourceName, Change) -> Void) {
        let isFirst = state.withLock { state in
            defer { state.isDraining = true }
            return !state.isDraining
        }
        guard isFirst else { return }
        while let (resource, change) = next() { react(resource, change) }
    }

    private func next() -> (ResourceName, Change)? {
        state.withLock { state in
            guard let next = state.changes.popFirst() else {
                state.isDraining = false
                return nil
            }
            return next
        }
    }
}
