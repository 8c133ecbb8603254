internal import Foundation

/// Where payloads of one signal go.
struct OTLPEndpoint: Hashable, Sendable {
    /// The whole address, which may hold a password or a token.
    let url: String
    /// The address without what may be secret: no user, no query.
    let name: String

    /// Reads an address.
    ///
    /// - Parameters:
    ///   - text: An address with `http` or `https` and a host.
    ///   - path: What is appended where the address is the one for all signals: `v1/traces`; nil where it is the signal's
    ///     own, and used as it is.
    /// - Returns: nil where it is no such address.
    init?(_ text: String, appending path: String?) {
        guard var components = URLComponents(string: text), let scheme = components.scheme?.lowercased(),
            ["http", "https"].contains(scheme), let host = components.host, !host.isEmpty
        else { return nil }
        if let path {
            let separator = components.percentEncodedPath.hasSuffix("/") ? "" : "/"
            components.percentEncodedPath += separator + path
        } else if components.percentEncodedPath.isEmpty {
            components.percentEncodedPath = "/"
        }
        guard let url = components.string else { return nil }
        self.url = url
        components.user = nil
        components.password = nil
        components.query = nil
        components.fragment = nil
        name = components.string ?? "\(scheme)://\(host)"
    }
}

extension OTLPEndpoint: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    var description: String { name }
    var debugDescription: String { name }
    var customMirror: Mirror { Mirror(self, children: []) }
}
