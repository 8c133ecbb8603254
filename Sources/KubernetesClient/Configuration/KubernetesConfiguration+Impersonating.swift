extension KubernetesConfiguration {
    /// The same connection with another identity taken on for each request; the account needs the right to
    /// `impersonate` it. A service account's groups follow from its name.
    public func impersonating(user: String) -> KubernetesConfiguration {
        var copy = KubernetesConfiguration(
            contextName: contextName, clusterName: clusterName, server: server, namespace: namespace, tls: tls,
            proxy: proxy, credentials: credentials, impersonation: Impersonation(user: user))
        copy.userAgent = userAgent
        return copy
    }
}
