import ArgumentParser
import KubernetesClient
import Logging
import Telemetry

/// Which cluster a command speaks to.
struct ClusterOptions: ParsableArguments {
    @Option(
        help: "The kubeconfig; otherwise KUBECONFIG, ~/.kube/config, or the pod's service account.", completion: .file()
    )
    var kubeconfig: String?

    @Option(help: "The kubeconfig's context; otherwise its current one.")
    var context: String?

    func configuration() throws -> KubernetesConfiguration {
        try KubernetesConfiguration.load(kubeconfig: kubeconfig, context: context)
    }

    /// Runs a command on the cluster, and closes the connections after it.
    func withAPI<Result>(_ body: (KubernetesAPI) async throws -> Result) async throws -> Result {
        try await Self.withAPI(configuration(), body)
    }

    static func withAPI<Result>(
        _ configuration: KubernetesConfiguration, _ body: (KubernetesAPI) async throws -> Result
    ) async throws -> Result {
        let logger = Logger(label: "midwatch") { StandardErrorLogHandler(label: $0, level: .error) }
        let api = KubernetesAPI(configuration: configuration, logger: logger)
        do {
            let result = try await body(api)
            try await api.shutdown()
            return result
        } catch {
            try await api.shutdown()
            throw error
        }
    }
}
