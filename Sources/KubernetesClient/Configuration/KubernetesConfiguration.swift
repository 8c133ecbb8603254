public import Foundation

/// Which cluster to speak to, as whom, and how: what a kubeconfig or a service account says, checked.
///
/// It holds credentials; none of them is printed with it.
public struct KubernetesConfiguration: Sendable {
    /// The context that was chosen, or `in-cluster`.
    public let contextName: String
    /// The cluster's name in the configuration, or `in-cluster`.
    public let clusterName: String
    /// The API server's address, with a path where it stands behind one.
    public let server: URL
    /// The namespace that is meant where none is named.
    public let namespace: String
    /// How Midwatch names itself to the API server; flow schemas and audit logs go by it.
    public var userAgent = "midwatch"

    let tls: TLSSettings
    let proxy: Proxy?
    let credentials: Credentials
    let impersonation: Impersonation?

    init(
        contextName: String, clusterName: String, server: URL, namespace: String, tls: TLSSettings = TLSSettings(),
        proxy: Proxy? = nil, credentials: Credentials = Credentials(), impersonation: Impersonation? = nil
    ) {
        self.contextName = contextName
        self.clusterName = clusterName
        self.server = server
        self.namespace = namespace
        self.tls = tls
        self.proxy = proxy
        self.credentials = credentials
        self.impersonation = impersonation
    }
}
