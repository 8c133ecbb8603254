/// One event of a `text/event-stream`, as the WHATWG's HTML standard defines it.
public struct ServerSentEvent: Hashable, Sendable {
    /// The `event` field; empty where there was none.
    public var name: String
    /// The `data` lines, joined with line feeds.
    public var data: String

    public init(name: String = "", data: String) {
        self.name = name
        self.data = data
    }
}
