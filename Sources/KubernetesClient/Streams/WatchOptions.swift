public import KubernetesModel

/// What a watch is to send, and when it is given up.
public struct WatchOptions: Hashable, Sendable {
    public var labelSelector: String?
    public var fieldSelector: String?
    /// Where to go on: changes after this version. `.any` or `.none` begins with what there is.
    public var resourceVersion: ResourceVersion
    /// Asks for the objects that there are first, then a bookmark that ends them, then changes (watch-list). Servers
    /// that do not offer it refuse the request or send no such bookmark.
    public var sendsInitialEvents: Bool
    /// After this time the API server ends the watch, which is no error. It is cut off 10 s later at the latest.
    public var timeout: Duration
    /// After this time without a byte the connection counts as dead. The API server sends a bookmark each minute.
    public var inactivity: Duration

    public init(
        resourceVersion: ResourceVersion = .none, labelSelector: String? = nil, fieldSelector: String? = nil,
        sendsInitialEvents: Bool = false, timeout: Duration = .seconds(300), inactivity: Duration = .seconds(75)
    ) {
        self.resourceVersion = resourceVersion
        self.labelSelector = labelSelector
        self.fieldSelector = fieldSelector
        self.sendsInitialEvents = sendsInitialEvents
        self.timeout = timeout
        self.inactivity = inactivity
    }

    /// How much longer than the API server a client waits for the end.
    static let margin: Duration = .seconds(10)

    var query: [APIRequest.Parameter] {
        [
            ("watch", "true"), ("labelSelector", labelSelector), ("fieldSelector", fieldSelector),
            ("resourceVersion", resourceVersion.isEmpty ? nil : resourceVersion.text),
            ("allowWatchBookmarks", "true"), ("timeoutSeconds", String(max(1, timeout.components.seconds))),
            ("sendInitialEvents", sendsInitialEvents ? "true" : nil),
            ("resourceVersionMatch", sendsInitialEvents ? "NotOlderThan" : nil),
        ]
    }
}
