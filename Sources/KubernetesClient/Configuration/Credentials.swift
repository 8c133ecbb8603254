/// As whom requests are made.
struct Credentials: Sendable {
    /// What goes into the `Authorization` header, and where it comes from.
    enum Authorization: Hashable, Sendable {
        case token(Redacted<String>)
        case tokenFile(Material)
        case basic(username: String, password: Redacted<String>)
    }

    /// A certificate with its key.
    struct ClientIdentity: Hashable, Sendable {
        var certificate: Material
        var key: Material
    }

    var authorization: Authorization?
    var clientIdentity: ClientIdentity?
    /// A program that gives a token, a certificate, or both.
    var plugin: ExecPlugin?
}

extension Credentials {
    /// Reads a user of a kubeconfig.
    init(user: ConfigurationNode, clusterInfo: ExecPlugin.ClusterInfo) throws(KubernetesError) {
        guard try !user.member("auth-provider").isPresent else {
            throw try user.member("auth-provider").error("is not supported; use an exec plugin, such as kubelogin")
        }
        let username = try user.string("username")
        let password = try user.string("password")
        if let tokenFile = try user.path("tokenFile") {
            authorization = .tokenFile(Material(file: tokenFile, origin: "\(user.file): \(user.key).tokenFile"))
        } else if let token = try user.string("token") {
            authorization = .token(Redacted(try Self.headerValue(token, of: try user.member("token"))))
        }
        if username != nil || password != nil {
            guard let username, let password else {
                throw user.error("has a username or a password, but not both")
            }
            guard authorization == nil else {
                throw user.error("has both a token and a password; keep one of them")
            }
            authorization = .basic(username: username, password: Redacted(password))
        }
        switch (try Material("client-certificate", of: user), try Material("client-key", of: user)) {
        case (let certificate?, let key?): clientIdentity = ClientIdentity(certificate: certificate, key: key)
        case (nil, nil): break
        case (nil, _): throw user.error("has a client-key without its client-certificate")
        case (_, nil): throw user.error("has a client-certificate without its client-key")
        }
        let exec = try user.member("exec")
        if exec.isPresent { plugin = try ExecPlugin(exec, clusterInfo: clusterInfo) }
    }

    /// A token as a header may carry it: one word.
    static func headerValue(_ text: String, of node: ConfigurationNode) throws(KubernetesError) -> String {
        guard let token = bearerToken(text) else { throw node.error("is not a token: it is empty or has blanks") }
        return token
    }

    /// Cuts white space off a token's ends; nil for what no header could carry.
    static func bearerToken(_ text: some StringProtocol) -> String? {
        let token = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        guard !token.isEmpty, token.allSatisfy({ $0.isASCII && !$0.isWhitespace && $0.asciiValue ?? 0 > 32 }) else {
            return nil
        }
        return String(token)
    }
}
