/// Whether a store holds what the API server has, and if not, why.
public enum ReflectorStatus: Hashable, Sendable {
    /// The first list is not in yet; the failure that keeps it from coming, if there was one.
    case syncing(WatchFailure?)
    /// The store follows the API server. The moment is that of the last whole list, on the runtime's clock.
    case synced(at: Duration)
    /// A right is missing; the message says which. The store keeps what it had.
    case forbidden(String)
    /// The cluster does not serve the kind. The store keeps what it had.
    case notServed(String)

    /// Whether it is settled what can be seen of the kind, so that nothing need wait for it any longer.
    public var isSettled: Bool {
        if case .syncing = self { return false }
        return true
    }
}

extension ReflectorStatus: CustomStringConvertible {
    public var description: String {
        switch self {
        case .syncing(nil): "not in sync yet"
        case .syncing(let failure?): "not in sync yet: \(failure)"
        case .synced: "in sync"
        case .forbidden(let message): "not seen: \(message)"
        case .notServed(let message): "not seen: \(message)"
        }
    }
}
