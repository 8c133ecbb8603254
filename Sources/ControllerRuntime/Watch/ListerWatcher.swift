public import KubernetesModel

/// Lists and watches the objects of one kind: what a reflector needs of the API server.
public protocol ListerWatcher<Object>: Sendable {
    associatedtype Object: KubernetesObject

    /// Whether the API server can send the initial state as part of a watch. Where in doubt, it cannot.
    func offersInitialEvents() async -> Bool

    /// Lists all objects, page by page.
    ///
    /// - Parameters:
    ///   - version: At least how new the list is to be; `any` for what the API server has at hand, `none` for the newest.
    ///   - page: Takes one page.
    /// - Returns: The version of the list.
    func list(at version: ResourceVersion, page: (ObjectList<Object>) -> Void) async throws -> ResourceVersion

    /// Watches until the API server ends the watch, which is no error, or the task is cancelled.
    ///
    /// - Parameters:
    ///   - request: Where to begin, and for how long.
    ///   - onOpen: Called when the API server has accepted the watch; the first event may be long in coming.
    ///   - event: Takes one event; what it throws ends the watch and is thrown on.
    func watch(
        _ request: WatchRequest, onOpen: @escaping @Sendable () -> Void, event: (WatchEvent<Object>) throws -> Void
    ) async throws

    /// Which failure an error of `list` or `watch` is.
    func failure(of error: any Error) -> WatchFailure
}
