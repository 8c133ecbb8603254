import Foundation
import Testing

@testable import KubernetesClient

struct KubeconfigMergeTests {
    private static let first = """
        current-context: one
        clusters: [{name: c, cluster: {server: "https://first:6443"}}]
        users: [{name: u, user: {token: first-token}}]
        contexts: [{name: one, context: {cluster: c, user: u}}]
        """

    private static let second = """
        current-context: two
        clusters: [{name: c, cluster: {server: "https://second:6443", tls-server-name: second.test}}]
        users: [{name: u, user: {as: somebody}}, {name: v, user: {token: second-token}}]
        contexts: [{name: two, context: {cluster: c, user: v, namespace: shop}}]
        """

    @Test func `The first file that has an entry wins with the whole of it`() async throws {
        try await TemporaryFolder.with { folder in
            let (one, two) = (try folder.write(Self.first, to: "1"), try folder.write(Self.second, to: "2"))
            let environment = ["KUBECONFIG": "\(one):\(two)", "HOME": folder.path]
            let merged = try KubernetesConfiguration.load(environment: environment)
            #expect(merged.contextName == "one")
            #expect(merged.server.absoluteString == "https://first:6443")
            #expect(merged.tls.serverName == nil)
            #expect(merged.impersonation == nil)
            #expect(merged.credentials.authorization == .token(Redacted("first-token")))

            let other = try KubernetesConfiguration.load(context: "two", environment: environment)
            #expect(other.server.absoluteString == "https://first:6443")
            #expect(other.credentials.authorization == .token(Redacted("second-token")))
            #expect(other.namespace == "shop")
        }
    }

    @Test func `Listed files that do not exist are passed over`() async throws {
        try await TemporaryFolder.with { folder in
            let file = try folder.write(Self.first, to: "config")
            let configuration = try KubernetesConfiguration.load(
                environment: ["KUBECONFIG": ":\(folder.path)/absent:\(file):\(file)", "HOME": folder.path])
            #expect(configuration.contextName == "one")
            #expect(configuration.namespace == "default")
        }
    }

    @Test func `A file that is named outright has to exist`() async throws {
        try await TemporaryFolder.with { folder in
            let error = #expect(throws: KubernetesError.self) {
                try KubernetesConfiguration.load(kubeconfig: "\(folder.path)/absent", environment: [:])
            }
            #expect(error?.code == .configuration)
            #expect(error?.message.contains("\(folder.path)/absent does not exist") == true)
        }
    }

    @Test func `Without KUBECONFIG the file in the home folder is read`() async throws {
        try await TemporaryFolder.with { folder in
            try folder.write(Self.first, to: ".kube/config")
            let configuration = try KubernetesConfiguration.load(environment: ["HOME": folder.path])
            #expect(configuration.clusterName == "c")
        }
    }

    @Test func `Relative paths count from the folder of their own file`() async throws {
        try await TemporaryFolder.with { folder in
            try folder.write("abc\n", to: "deep/secrets/token")
            let file = try folder.write(
                """
                current-context: x
                clusters: [{name: c, cluster: {server: "https://x"}}]
                users: [{name: u, user: {tokenFile: secrets/token}}]
                contexts: [{name: x, context: {cluster: c, user: u}}]
                """, to: "deep/config")
            let configuration = try KubernetesConfiguration.load(kubeconfig: file, environment: [:])
            guard case .tokenFile(let material) = configuration.credentials.authorization else {
                Issue.record("no token file")
                return
            }
            #expect(try material.readToken() == Redacted("abc"))
        }
    }

    @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf8])
    func `A file with a byte order mark is read`(encoding: String.Encoding) async throws {
        try await TemporaryFolder.with { folder in
            let data = try #require(("\u{FEFF}" + Self.first).data(using: encoding))
            let file = try folder.write(data, to: "config")
            let configuration = try KubernetesConfiguration.load(kubeconfig: file, environment: [:])
            #expect(configuration.contextName == "one")
        }
    }
}
