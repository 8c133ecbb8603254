import Foundation
import KubernetesClient
import Logging
import MidwatchTestKit

/// A client of a server that a test scripts.
enum ClusterFixture {
    static func run<Result>(
        handler: @escaping FakeServer.Handler, _ body: (KubernetesAPI, FakeServer) async throws -> Result
    ) async throws -> Result {
        try await FakeServer.run(handler: handler) { server in
            let folder = try TemporaryFolder()
            defer { folder.remove() }
            let kubeconfig = try folder.write(
                """
                {clusters: [{name: c, cluster: {server: "\(server.url)"}}],
                contexts: [{name: ada, context: {cluster: c, namespace: shop}}], current-context: ada}
                """, to: "kubeconfig")
            let api = KubernetesAPI(
                configuration: try KubernetesConfiguration.load(kubeconfig: kubeconfig, environment: [:]),
                logger: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() })
            do {
                let result = try await body(api, server)
                try await api.shutdown()
                return result
            } catch {
                try await api.shutdown()
                throw error
            }
        }
    }
}
