import Foundation

/// Where a provider's API is: the part of every address that stands before the path of a call.
public struct Endpoint: Hashable, Sendable, CustomStringConvertible {
    /// `http` or `https`.
    public let scheme: String
    /// The name or address alone; of IPv6 without brackets.
    public let host: String
    /// The port that is named, or the scheme's own.
    public let port: Int
    /// In front of every path; empty, or with a slash at its beginning and none at its end.
    public let path: String

    /// Reads an address such as `https://api.openai.com` or `http://ollama.ai.svc:11434`.
    ///
    /// - Returns: nil for what is no such address, and for one with an account, a query or a fragment: a key does not
    ///   belong there.
    public init?(_ text: String) {
        guard let parts = URLComponents(string: text.trimmingCharacters(in: .whitespacesAndNewlines)),
            let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme),
            let host = parts.host?.trimmingCharacters(in: ["[", "]"]), !host.isEmpty,
            parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil,
            0...65_535 ~= parts.port ?? 0
        else { return nil }
        self.scheme = scheme
        self.host = host.lowercased()
        port = parts.port ?? (scheme == "https" ? 443 : 80)
        path = String(parts.percentEncodedPath.reversed().drop { $0 == "/" }.reversed())
    }

    /// What the `Host` header says.
    public var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (scheme == "https" ? 443 : 80) ? name : "\(name):\(port)"
    }

    public var description: String { "\(scheme)://\(authority)\(path)" }

    /// The whole address of a call, whose path is ``path(of:)`` already.
    func url(of call: WireCall) -> String {
        "\(scheme)://\(authority)\(call.path)" + (call.query.map { "?\($0)" } ?? "")
    }

    /// The whole path of a call. What an address ends with and the call's path begins with is there once: people write
    /// the address with `/v1` and without.
    func path(of call: WireCall) -> String {
        let own = path.split(separator: "/")
        // A slash at the end stays.
        let rest = call.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        let shared = (0...min(own.count, rest.count)).last { own.suffix($0) == rest.prefix($0) } ?? 0
        return (own.dropLast(shared) + rest).reduce(into: "") { $0 += "/" + $1 }
    }
}
