public import Foundation

extension KubernetesConfiguration {
    /// Finds the configuration: the file named, else those that `KUBECONFIG` lists, else `~/.kube/config`, else the
    /// service account of the pod that this runs in.
    ///
    /// - Parameters:
    ///   - kubeconfig: A file that has to exist.
    ///   - context: The context to use in place of the current one.
    ///   - environment: The environment variables.
    /// - Throws: A ``KubernetesError`` with the code `configuration` that names the file and the key.
    public static func load(
        kubeconfig: String? = nil, context: String? = nil,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(KubernetesError) -> KubernetesConfiguration {
        let paths = try candidates(kubeconfig: kubeconfig, environment: environment)
        let merged = try Kubeconfig(files: paths)
        if !merged.files.isEmpty {
            return try KubernetesConfiguration(merged, context: context, environment: environment)
        }
        if context == nil, kubeconfig == nil, environment["KUBERNETES_SERVICE_HOST"] != nil {
            return try inCluster(environment: environment)
        }
        throw KubernetesError(
            .configuration,
            "no cluster is configured: \(paths.joined(separator: ", ")) does not exist; set KUBECONFIG or --kubeconfig")
    }

    /// The files to read, absolute, without repetitions.
    private static func candidates(
        kubeconfig: String?, environment: [String: String]
    ) throws(KubernetesError) -> [String] {
        let home = environment["HOME"] ?? NSHomeDirectory()
        func absolute(_ path: some StringProtocol) -> String {
            URL(filePath: path.hasPrefix("~/") ? home + path.dropFirst() : String(path)).standardizedFileURL.path
        }
        if let kubeconfig {
            let path = absolute(kubeconfig)
            guard FileManager.default.fileExists(atPath: path) else {
                throw KubernetesError(.configuration, "\(path) does not exist; name a kubeconfig that does")
            }
            return [path]
        }
        var paths: [String] = []
        for path in (environment["KUBECONFIG"] ?? "").split(separator: ":").map(absolute) where !paths.contains(path) {
            paths.append(path)
        }
        return paths.isEmpty ? [absolute("~/.kube/config")] : paths
    }

    /// Chooses a context of merged kubeconfig files and reads what it names.
    init(
        _ kubeconfig: Kubeconfig, context: String?, environment: [String: String]
    ) throws(KubernetesError) {
        let known = kubeconfig.names(.contexts).joined(separator: ", ")
        guard let name = context ?? kubeconfig.currentContext else {
            throw KubernetesError(
                .configuration,
                "\(kubeconfig.origin): current-context is not set; set it, or name one of the contexts: \(known)")
        }
        guard let contextNode = kubeconfig.entry(.contexts, name) else {
            throw KubernetesError(
                .configuration, "\(kubeconfig.origin): there is no context \(name); the contexts are: \(known)")
        }
        guard let clusterName = try contextNode.string("cluster") else {
            throw try contextNode.member("cluster").error("is not set")
        }
        guard let cluster = kubeconfig.entry(.clusters, clusterName) else {
            throw try contextNode.member("cluster").error("names \(clusterName), which is not among the clusters")
        }
        let server = try Self.server(of: cluster)
        let tls = try TLSSettings(cluster: cluster)
        let proxyURL = try cluster.string("proxy-url")
        var credentials = Credentials()
        var impersonation: Impersonation?
        if let userName = try contextNode.string("user") {
            guard let user = kubeconfig.entry(.users, userName) else {
                throw try contextNode.member("user").error("names \(userName), which is not among the users")
            }
            credentials = try Credentials(
                user: user,
                clusterInfo: try ExecPlugin.ClusterInfo(cluster, server: server, tls: tls, proxyURL: proxyURL))
            impersonation = try Impersonation(user: user)
        }
        self.init(
            contextName: name, clusterName: clusterName, server: server,
            namespace: try contextNode.string("namespace") ?? "default", tls: tls,
            proxy: try Self.proxy(of: cluster, url: proxyURL, server: server, environment: environment),
            credentials: credentials, impersonation: impersonation)
        try checkMaterials()
    }

    private static func server(of cluster: ConfigurationNode) throws(KubernetesError) -> URL {
        let node = try cluster.member("server")
        guard let text = try cluster.string("server") else { throw node.error("is not set") }
        guard let url = URL(string: text), ["https", "http"].contains(url.scheme), url.host?.isEmpty == false else {
            throw node.error("is not the address of an API server, such as https://10.0.0.1:6443")
        }
        return url
    }

    private static func proxy(
        of cluster: ConfigurationNode, url: String?, server: URL, environment: [String: String]
    ) throws(KubernetesError) -> Proxy? {
        guard let url else { return try ProxyEnvironment(environment).proxy(for: server) }
        guard let proxy = Proxy(url: url) else {
            throw try cluster.member("proxy-url").error("is not a proxy that Midwatch can use: \(Proxy.supported)")
        }
        return proxy
    }

    /// Reads what lies in files once, so that a broken configuration is known at the start.
    private func checkMaterials() throws(KubernetesError) {
        _ = try TLSMaterial.read(tls, identity: credentials.clientIdentity).makeConfiguration()
        if case .tokenFile(let file) = credentials.authorization { _ = try file.readToken() }
    }
}

extension TLSSettings {
    /// Reads the TLS settings of a cluster; without any, the server is verified against the system's authorities.
    init(cluster: ConfigurationNode) throws(KubernetesError) {
        certificateAuthority = try Material("certificate-authority", of: cluster)
        serverName = try cluster.string("tls-server-name")
        skipsVerification = try cluster.bool("insecure-skip-tls-verify")
        if skipsVerification, certificateAuthority != nil {
            throw try cluster.member("insecure-skip-tls-verify").error("cannot be true beside a certificate-authority")
        }
        if let serverName, serverName.isIPAddress {
            throw try cluster.member("tls-server-name").error("has to be a host name")
        }
    }
}
