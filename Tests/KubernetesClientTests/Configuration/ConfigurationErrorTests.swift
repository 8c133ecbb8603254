import MidwatchTestKit
import Testing

@testable import KubernetesClient

struct ConfigurationErrorTests {
    /// A broken kubeconfig, and what the message has to name.
    struct Broken: Sendable, CustomTestStringConvertible {
        let reason: String
        var cluster = "server: https://x"
        var user = "token: t"
        var context = "cluster: c, user: u"
        var whole: String?
        let names: [String]

        var testDescription: String { reason }

        var text: String {
            whole ?? """
                current-context: x
                clusters: [{name: c, cluster: {\(cluster)}}]
                users: [{name: u, user: {\(user)}}]
                contexts: [{name: x, context: {\(context)}}]
                """
        }
    }

    static let broken = [
        Broken(reason: "not YAML", whole: "a: b: c: [", names: ["is not YAML", "line 1"]),
        Broken(reason: "a text in place of a mapping", whole: "hello", names: ["has to be a mapping"]),
        Broken(reason: "clusters of the wrong type", whole: "clusters: 5", names: ["clusters has to be a list"]),
        Broken(reason: "an entry without a name", whole: "users: [{user: {}}]", names: ["users[0] has no name"]),
        Broken(
            reason: "a name twice", whole: "users: [{name: u, user: {}}, {name: u, user: {}}]",
            names: ["users[1]", "another entry"]),
        Broken(reason: "no current context", whole: "contexts: []", names: ["current-context is not set"]),
        Broken(
            reason: "an unknown current context", whole: "current-context: y\ncontexts: [{name: a, context: {}}]",
            names: ["no context y", "are: a"]),
        Broken(reason: "a missing cluster", context: "cluster: z", names: ["contexts[x].context.cluster", "z"]),
        Broken(reason: "no cluster", context: "user: u", names: ["contexts[x].context.cluster is not set"]),
        Broken(
            reason: "a missing user", context: "cluster: c, user: z", names: ["contexts[x].context.user", "names z"]),
        Broken(reason: "no server", cluster: "tls-server-name: y", names: ["clusters[c].cluster.server is not set"]),
        Broken(reason: "a server without a scheme", cluster: "server: x:6443", names: ["clusters[c].cluster.server"]),
        Broken(
            reason: "a flag that is none", cluster: "server: https://x, insecure-skip-tls-verify: maybe",
            names: ["clusters[c].cluster.insecure-skip-tls-verify has to be true or false"]),
        Broken(
            reason: "an authority that is not base64", cluster: "server: https://x, certificate-authority-data: '%%'",
            names: ["clusters[c].cluster.certificate-authority-data is not base64"]),
        Broken(
            reason: "an authority that is no certificate",
            cluster: "server: https://x, certificate-authority-data: aGVsbG8=",
            names: ["clusters[c].cluster.certificate-authority-data", "not a certificate"]),
        Broken(
            reason: "an authority file that cannot be read",
            cluster: "server: https://x, certificate-authority: no.pem",
            names: ["clusters[c].cluster.certificate-authority", "no.pem", "cannot be read"]),
        Broken(
            reason: "a server name that is an address", cluster: "server: https://x, tls-server-name: 10.0.0.1",
            names: ["clusters[c].cluster.tls-server-name"]),
        Broken(
            reason: "a proxy that cannot be used", cluster: "server: https://x, proxy-url: 'ftp://y'",
            names: ["clusters[c].cluster.proxy-url"]),
        Broken(
            reason: "a certificate without its key", user: "client-certificate-data: aGVsbG8=",
            names: ["users[u].user", "without its client-key"]),
        Broken(
            reason: "a malformed certificate", user: "client-certificate-data: aGVsbG8=, client-key-data: aGVsbG8=",
            names: ["users[u].user.client-certificate-data", "PEM"]),
        Broken(
            reason: "a token file that is absent", user: "tokenFile: no", names: ["users[u].user.tokenFile", "/no"]),
        Broken(
            reason: "a token of the wrong type", user: "token: [a]", names: ["users[u].user.token has to be a text"]),
        Broken(reason: "a token with blanks", user: "token: 'a b'", names: ["users[u].user.token is not a token"]),
        Broken(reason: "a password alone", user: "password: p", names: ["users[u].user", "not both"]),
        Broken(
            reason: "a token and a password", user: "token: t, username: a, password: b",
            names: ["users[u].user", "keep one"]),
        Broken(
            reason: "an auth provider", user: "auth-provider: {name: oidc}", names: ["users[u].user.auth-provider"]),
        Broken(
            reason: "groups without a user", user: "token: t, as-groups: [g]", names: ["users[u].user", "set `as`"]),
        Broken(
            reason: "a plugin of an unknown version", user: "exec: {apiVersion: v1, command: c}",
            names: ["users[u].user.exec.apiVersion"]),
        Broken(
            reason: "a plugin without a command", user: "exec: {apiVersion: client.authentication.k8s.io/v1beta1}",
            names: ["users[u].user.exec.command is not set"]),
        Broken(
            reason: "a plugin without its mode",
            user: "exec: {apiVersion: client.authentication.k8s.io/v1, command: c}",
            names: ["users[u].user.exec.interactiveMode"]),
    ]

    @Test(arguments: broken)
    func `A broken kubeconfig is an error that names the file and the key`(row: Broken) async throws {
        try await TemporaryFolder.with { folder in
            let file = try folder.write(row.text, to: "config")
            let error = #expect(throws: KubernetesError.self) {
                try KubernetesConfiguration.load(kubeconfig: file, environment: [:])
            }
            #expect(error?.code == .configuration)
            for name in [file] + row.names {
                #expect(error?.message.contains(name) == true, "\(error?.message ?? "no error") lacks \(name)")
            }
        }
    }

    @Test func `A certificate with the key of another one is an error`() async throws {
        try await TemporaryFolder.with { folder in
            try folder.write(TestCertificates.client, to: "tls.crt")
            try folder.write(TestCertificates.secondClientKey, to: "tls.key")
            let file = try folder.write(
                Broken(reason: "", user: "client-certificate: tls.crt, client-key: tls.key", names: []).text,
                to: "config")
            let error = #expect(throws: KubernetesError.self) {
                try KubernetesConfiguration.load(kubeconfig: file, environment: [:])
            }
            #expect(error?.message.contains("users[u].user.client-certificate") == true)
        }
    }

    @Test func `With no configuration at all the message says what to set`() async throws {
        try await TemporaryFolder.with { folder in
            let error = #expect(throws: KubernetesError.self) {
                try KubernetesConfiguration.load(environment: ["HOME": folder.path])
            }
            #expect(error?.message.contains("\(folder.path)/.kube/config") == true)
            #expect(error?.message.contains("KUBECONFIG") == true)
        }
    }
}
