internal import Foundation

/// A request, whatever brought it.
struct APIRequest: Sendable {
    let method: String
    /// Without the query, as it was sent.
    let path: String
    let query: Query
    let contentType: String?
    let accept: String?
    let userAgent: String?
    let body: [UInt8]

    init(
        method: String, target: String, contentType: String? = nil, accept: String? = nil, userAgent: String? = nil,
        body: [UInt8] = []
    ) {
        self.method = method
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = parts.first.map(String.init) ?? "/"
        query = Query(parts.count > 1 ? parts[1] : "")
        self.contentType = contentType
        self.accept = accept
        self.userAgent = userAgent
        self.body = body
    }

    /// Who the managed fields belong to where the client does not say: `kubectl` of `kubectl/v1.32.0 (linux/amd64)`.
    var defaultManager: String {
        let agent = userAgent ?? "unknown"
        return String(agent.prefix { $0 != "/" }.prefix(128))
    }
}
