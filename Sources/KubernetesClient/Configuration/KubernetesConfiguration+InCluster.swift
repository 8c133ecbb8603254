public import Foundation

extension KubernetesConfiguration {
    /// The configuration of the pod that this runs in: its service account's token and the cluster's authority.
    ///
    /// The service's address is inside of the cluster, so proxies of the environment are not used for it.
    ///
    /// - Throws: A ``KubernetesError`` with the code `configuration` where this is no pod with a service account.
    public static func inCluster(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(KubernetesError) -> KubernetesConfiguration {
        try inCluster(environment: environment, folder: "/var/run/secrets/kubernetes.io/serviceaccount")
    }

    /// The same with the service account's files in another folder.
    static func inCluster(
        environment: [String: String], folder: String
    ) throws(KubernetesError) -> KubernetesConfiguration {
        guard let host = environment["KUBERNETES_SERVICE_HOST"], let port = environment["KUBERNETES_SERVICE_PORT"],
            let server = URL(string: "https://\(host.contains(":") ? "[\(host)]" : host):\(port)")
        else {
            throw KubernetesError(
                .configuration,
                "this is no pod: KUBERNETES_SERVICE_HOST or KUBERNETES_SERVICE_PORT is not set; use a kubeconfig")
        }
        let token = Material(file: "\(folder)/token", origin: "the service account")
        let authority = Material(file: "\(folder)/ca.crt", origin: "the service account")
        let tls = TLSSettings(certificateAuthority: authority)
        _ = try token.readToken()
        _ = try TLSMaterial.read(tls, identity: nil).makeConfiguration()
        let namespace = try Material(file: "\(folder)/namespace", origin: "the service account").read()
        return KubernetesConfiguration(
            contextName: "in-cluster", clusterName: "in-cluster", server: server,
            namespace: String(decoding: namespace, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines),
            tls: tls, credentials: Credentials(authorization: .tokenFile(token)))
    }
}

extension Material {
    /// Reads a bearer token.
    func readToken() throws(KubernetesError) -> Redacted<String> {
        guard let token = Credentials.bearerToken(String(decoding: try read(), as: UTF8.self)) else {
            throw error("does not hold a token")
        }
        return Redacted(token)
    }
}
