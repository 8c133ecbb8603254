public import Foundation

/// An HTTP request of a vendor's API, without credentials and without the server's address.
public struct WireCall: Hashable, Sendable {
    /// Below the base address, beginning with a slash, percent-encoded: `/v1/messages`.
    public var path: String
    /// `api-version=...`, percent-encoded; nil: none.
    public var query: String?
    /// Names in lower case; `content-type` is among them.
    public var headers: WireHeaders
    public var body: Data
    /// Whether the response is a stream of server-sent events.
    public var isStreaming: Bool

    public init(path: String, query: String? = nil, headers: WireHeaders, body: Data, isStreaming: Bool) {
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.isStreaming = isStreaming
    }
}
