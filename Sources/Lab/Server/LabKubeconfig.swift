internal import Foundation

/// How clients find a Lab: a kubeconfig with one context.
package struct LabKubeconfig: Sendable {
    package let port: Int
    package let token: String
    package let identity: LabIdentity?

    package init(port: Int, token: String, identity: LabIdentity?) {
        self.port = port
        self.token = token
        self.identity = identity
    }

    /// The file's text.
    package var text: String {
        """
        apiVersion: v1
        kind: Config
        current-context: midwatch-lab
        clusters:
        - name: midwatch-lab
          cluster:
            server: \(server)
            \(authority)
        users:
        - name: midwatch-lab
          user:
            token: \(token)
        contexts:
        - name: midwatch-lab
          context:
            cluster: midwatch-lab
            user: midwatch-lab

        """
    }

    /// The server's address.
    package var server: String { "\(identity == nil ? "http" : "https")://127.0.0.1:\(port)" }

    private var authority: String {
        guard let identity else { return "insecure-skip-tls-verify: false" }
        return "certificate-authority-data: " + Data(identity.certificate.utf8).base64EncodedString()
    }

    /// A token that nobody guesses: 256 bits of the system's randomness.
    package static func randomToken() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in
            let digits = String(UInt64.random(in: .min ... .max, using: &generator), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
