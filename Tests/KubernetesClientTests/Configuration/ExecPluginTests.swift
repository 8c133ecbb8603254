import Foundation
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import KubernetesClient

struct ExecPluginTests {
    private func load(_ exec: String, cluster: String = "server: https://x", in folder: TemporaryFolder) throws
        -> ExecPlugin
    {
        let file = try folder.write(
            """
            current-context: x
            clusters: [{name: c, cluster: {\(cluster)}}]
            users: [{name: u, user: {exec: {\(exec)}}}]
            contexts: [{name: x, context: {cluster: c, user: u}}]
            """, to: "config")
        return try #require(
            try KubernetesConfiguration.load(kubeconfig: file, environment: [:]).credentials.plugin)
    }

    @Test func `A plugin's settings are read`() async throws {
        try await TemporaryFolder.with { folder in
            let plugin = try load(
                """
                apiVersion: client.authentication.k8s.io/v1, command: ./bin/login, args: [a, b], interactiveMode: Never,
                env: [{name: K, value: v}], installHint: get it
                """, in: folder)
            #expect(plugin.command == "\(folder.path)/bin/login")
            #expect(plugin.arguments == ["a", "b"])
            #expect(plugin.environment == ["K": "v"])
            #expect(plugin.interactiveMode == .never)
            #expect(plugin.installHint == "get it")
            #expect(plugin.cluster == nil)
        }
    }

    @Test func `A plain command is looked for in PATH, and v1beta1 needs no mode`() async throws {
        try await TemporaryFolder.with { folder in
            let plugin = try load("apiVersion: client.authentication.k8s.io/v1beta1, command: login", in: folder)
            #expect(plugin.command == "login")
            #expect(plugin.interactiveMode == .ifAvailable)
        }
    }

    @Test func `The information for a plugin carries the cluster where it is asked for`() async throws {
        try await TemporaryFolder.with { folder in
            try folder.write(TestCertificates.authority, to: "ca.crt")
            let plugin = try load(
                """
                apiVersion: client.authentication.k8s.io/v1, command: login, interactiveMode: Never,
                provideClusterInfo: true
                """,
                cluster: """
                    server: "https://x:6443", certificate-authority: ca.crt, tls-server-name: y, extensions: [
                    {name: client.authentication.k8s.io/exec, extension: {audience: shop, level: 3}}]
                    """, in: folder)
            let info = try JSONDecoder().decode(JSONValue.self, from: Data(plugin.info(isInteractive: false).utf8))
            #expect(info["apiVersion"] == "client.authentication.k8s.io/v1")
            #expect(info["kind"] == "ExecCredential")
            #expect(info[path: "spec", "interactive"] == false)
            let cluster = info[path: "spec", "cluster"]
            #expect(cluster?["server"] == "https://x:6443")
            #expect(cluster?["tls-server-name"] == "y")
            #expect(cluster?["config"] == ["audience": "shop", "level": 3])
            let authority = Data(base64Encoded: cluster?["certificate-authority-data"]?.stringValue ?? "")
            #expect(authority == Data(TestCertificates.authority.utf8))
        }
    }

    private static let plugin = ExecPlugin(
        apiVersion: "client.authentication.k8s.io/v1", command: "login", origin: "config: users[u].user.exec")

    @Test(arguments: [
        ("hello", "does not answer with an ExecCredential"),
        (
            #"{"apiVersion":"client.authentication.k8s.io/v1beta1","kind":"ExecCredential","status":{"token":"t"}}"#,
            "v1beta1, not of client.authentication.k8s.io/v1"
        ),
        (#"{"apiVersion":"client.authentication.k8s.io/v1","kind":"Secret","status":{"token":"t"}}"#, "Secret"),
        (#"{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential"}"#, "without a status"),
        (#"{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{}}"#, "without a token"),
        (
            #"{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"clientKeyData":"k"}}"#,
            "not both"
        ),
        (
            #"{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"t","expirationTimestamp":"soon"}}"#,
            "expiry"
        ),
    ])
    func `An answer that is no credential is an error`(output: String, problem: String) {
        let error = #expect(throws: KubernetesError.self) {
            try ExecCredential(output: Array(output.utf8), of: Self.plugin)
        }
        #expect(error?.code == .authentication)
        #expect(error?.message.contains(problem) == true)
        #expect(error?.message.contains("users[u].user.exec") == true)
    }

    @Test func `An answer in YAML is read too, and its expiry holds with slack`() throws {
        let output = """
            apiVersion: client.authentication.k8s.io/v1
            kind: ExecCredential
            status:
              token: abc
              expirationTimestamp: "2026-01-01T00:00:00Z"
            """
        let credential = try ExecCredential(output: Array(output.utf8), of: Self.plugin)
        #expect(credential.token == Redacted("abc"))
        let expiry = try #require(credential.expiresAt)
        #expect(credential.isFresh(at: expiry.addingTimeInterval(-61)))
        #expect(!credential.isFresh(at: expiry.addingTimeInterval(-60)))
    }
}
