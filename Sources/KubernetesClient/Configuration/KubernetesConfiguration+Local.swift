import Foundation

extension KubernetesConfiguration {
    /// That of a server in this process. Its address is never connected to.
    static var local: KubernetesConfiguration {
        KubernetesConfiguration(
            contextName: "local", clusterName: "local", server: URL(filePath: "/"), namespace: "default")
    }
}
