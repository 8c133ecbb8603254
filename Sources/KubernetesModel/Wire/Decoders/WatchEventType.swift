/// What an event of a watch says of its object, as the API writes it.
enum WatchEventType: String, Decodable {
    case added = "ADDED"
    case modified = "MODIFIED"
    case deleted = "DELETED"
    case bookmark = "BOOKMARK"
    case error = "ERROR"

    /// The event of an object: only for the first three.
    func event<Object: KubernetesObject>(of object: Object) -> WatchEvent<Object>? {
        switch self {
        case .added: .added(object)
        case .modified: .modified(object)
        case .deleted: .deleted(object)
        case .bookmark, .error: nil
        }
    }
}
