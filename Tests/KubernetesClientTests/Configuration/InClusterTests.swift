import Foundation
import MidwatchTestKit
import Testing

@testable import KubernetesClient

struct InClusterTests {
    @Test(arguments: [("10.96.0.1", "https://10.96.0.1:443"), ("fd00::1", "https://[fd00::1]:443")])
    func `A pod's service account gives the configuration`(host: String, url: String) async throws {
        try await TemporaryFolder.with { folder in
            try folder.write("  abc\n", to: "token")
            try folder.write(TestCertificates.authority, to: "ca.crt")
            try folder.write("midwatch\n", to: "namespace")
            let configuration = try KubernetesConfiguration.inCluster(
                environment: [
                    "KUBERNETES_SERVICE_HOST": host, "KUBERNETES_SERVICE_PORT": "443", "HTTPS_PROXY": "http://proxy:1",
                ], folder: folder.path)
            #expect(configuration.server.absoluteString == url)
            #expect(configuration.namespace == "midwatch")
            #expect(configuration.proxy == nil, "the service's address is reached directly")
            #expect(!configuration.tls.skipsVerification)
        }
    }

    @Test func `Outside of a pod there is no such configuration`() {
        let error = #expect(throws: KubernetesError.self) { try KubernetesConfiguration.inCluster(environment: [:]) }
        #expect(error?.code == .configuration)
    }

    @Test func `An empty token is an error, not an anonymous request`() async throws {
        try await TemporaryFolder.with { folder in
            try folder.write(" \n", to: "token")
            try folder.write(TestCertificates.authority, to: "ca.crt")
            try folder.write("midwatch", to: "namespace")
            let error = #expect(throws: KubernetesError.self) {
                try KubernetesConfiguration.inCluster(
                    environment: ["KUBERNETES_SERVICE_HOST": "x", "KUBERNETES_SERVICE_PORT": "1"], folder: folder.path)
            }
            #expect(error?.message == "the service account does not hold a token")
        }
    }
}
