public import KubernetesModel

/// What to ask of the API server when a watch is opened. Bookmarks are always asked for.
public struct WatchRequest: Hashable, Sendable {
    /// Where a watch begins.
    public enum Start: Hashable, Sendable {
        /// After a version that is known.
        case after(ResourceVersion)
        /// With all objects there are, at this version or later, closed by a bookmark: watch-list streaming.
        case initialEvents(notOlderThan: ResourceVersion)
    }

    public let start: Start

    /// When the API server is to end the watch by itself: whole seconds, random in [300, 600) so that the watches of
    /// many clients do not come back all at once.
    public let timeout: Duration
}
