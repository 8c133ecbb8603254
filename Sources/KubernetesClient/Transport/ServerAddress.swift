import Foundation

/// The API server's address in the forms that requests need.
struct ServerAddress: Sendable, CustomStringConvertible {
    /// What stands in front of every path: the scheme, the name to verify, the port, the path of a server behind one.
    let base: String
    /// What the `Host` header says.
    let authority: String
    /// For messages.
    let description: String

    init(_ configuration: KubernetesConfiguration) {
        let server = configuration.server
        let host = server.host ?? ""
        let name = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        let port = server.port.map { ":\($0)" } ?? ""
        let path = server.path.hasSuffix("/") ? String(server.path.dropLast()) : server.path
        let scheme = server.scheme ?? "https"
        authority = name + port
        // The client connects by its own override of the name, and verifies the certificate against this one.
        base = "\(scheme)://\(configuration.tls.serverName ?? name)\(port)\(path)"
        description = "\(scheme)://\(name)\(port)\(path)"
    }
}
