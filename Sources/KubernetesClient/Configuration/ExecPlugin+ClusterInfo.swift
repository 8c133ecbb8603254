import Foundation
import KubernetesModel

extension ExecPlugin {
    /// The cluster as a plugin sees it.
    struct ClusterInfo: Sendable {
        private let server: URL
        private let tls: TLSSettings
        private let proxyURL: Redacted<String>?
        private let settings: JSONValue?

        /// Reads a cluster of a kubeconfig; the plugin's own settings lie in an extension that carries the group's name.
        init(
            _ cluster: ConfigurationNode, server: URL, tls: TLSSettings, proxyURL: String?
        ) throws(KubernetesError) {
            self.server = server
            self.tls = tls
            self.proxyURL = proxyURL.map { Redacted($0) }
            var settings: JSONValue?
            for element in try cluster.elements("extensions")
            where try element.string("name") == "client.authentication.k8s.io/exec" {
                settings = try element.member("extension").json()
            }
            self.settings = settings
        }

        /// The `spec.cluster` of an `ExecCredential`.
        func json() throws(KubernetesError) -> JSONValue {
            var json: JSONValue = ["server": .string(server.absoluteString)]
            json["tls-server-name"] = tls.serverName.map { .string($0) }
            json["insecure-skip-tls-verify"] = tls.skipsVerification ? true : nil
            if let authority = tls.certificateAuthority {
                json["certificate-authority-data"] = .string(Data(try authority.read()).base64EncodedString())
            }
            json["proxy-url"] = proxyURL.map { .string($0.exposed) }
            json["config"] = settings
            return json
        }
    }
}
