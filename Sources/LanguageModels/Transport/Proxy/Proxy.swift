import Foundation

/// A proxy between Midwatch and a provider.
struct Proxy: Hashable, Sendable {
    var host: String
    var port: Int
    var username: String?
    var password: SecretText?

    /// What addresses may look like, for messages.
    static let supported = "http://[user:password@]host:port"

    /// Reads a proxy's address; nil for one that cannot be used.
    init?(url text: String) {
        guard let url = URLComponents(string: text.contains("://") ? text : "http://\(text)"), url.scheme == "http",
            let host = url.host, !host.isEmpty
        else { return nil }
        self.host = host.trimmingCharacters(in: ["[", "]"])
        port = url.port ?? 80
        username = url.user
        password = url.user == nil ? nil : SecretText(url.password ?? "")
    }
}
