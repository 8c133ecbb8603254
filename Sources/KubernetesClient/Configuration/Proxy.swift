import Foundation

/// A proxy between Midwatch and the API server.
struct Proxy: Hashable, Sendable {
    enum Kind: Hashable {
        case http
        case socks5
    }

    var kind: Kind
    var host: String
    var port: Int
    /// For proxies that speak HTTP.
    var username: String?
    var password: Redacted<String>?

    /// What addresses may look like, for messages.
    static let supported = "http://[user:password@]host:port or socks5://host:port"

    /// Reads a proxy's address; nil for one that cannot be used.
    init?(url text: String) {
        guard let url = URLComponents(string: text.contains("://") ? text : "http://\(text)"),
            let host = url.host, !host.isEmpty
        else { return nil }
        switch url.scheme {
        case "http": (kind, port) = (.http, url.port ?? 80)
        case "socks5",
            "socks5h" where url.user == nil:
            (kind, port) = (.socks5, url.port ?? 1080)
        default: return nil
        }
        guard kind == .http || url.user == nil else { return nil }
        self.host = host.trimmingCharacters(in: ["[", "]"])
        username = url.user
        password = url.user == nil ? nil : Redacted(url.password ?? "")
    }
}
