import Foundation
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import KubernetesClient

@Suite(.timeLimit(.minutes(5)))
struct TLSComponentTests {
    private func load(
        _ server: String, cluster: String = "", user: String = "token: t", in folder: TemporaryFolder
    ) throws -> KubernetesConfiguration {
        let file = try folder.write(
            """
            current-context: x
            clusters: [{name: c, cluster: {server: "\(server)"\(cluster)}}]
            users: [{name: u, user: {\(user)}}]
            contexts: [{name: x, context: {cluster: c, user: u}}]
            """, to: "config")
        return try KubernetesConfiguration.load(kubeconfig: file, environment: [:])
    }

    @Test func `A server whose authority is not trusted is not spoken to`() async throws {
        try await TemporaryFolder.with { folder in
            try await FakeServer.run(tls: FakeServerTLS(), handler: Answers.version) { server in
                // A kubeconfig that says nothing of verification.
                try await KubernetesAPI.with(load(server.url, in: folder)) { api in
                    #expect(await code { try await api.serverVersion() } == .tls)
                }
                try folder.write(TestCertificates.otherAuthority, to: "other.crt")
                let other = try load(server.url, cluster: ", certificate-authority: other.crt", in: folder)
                try await KubernetesAPI.with(other) { api in
                    #expect(await code { try await api.serverVersion() } == .tls)
                }
                #expect(server.requests.isEmpty, "no credential was sent")
            }
        }
    }

    @Test func `A server of the configured authority is spoken to`() async throws {
        try await TemporaryFolder.with { folder in
            try await FakeServer.run(tls: FakeServerTLS(), handler: Answers.version) { server in
                let data = Data(TestCertificates.authority.utf8).base64EncodedString()
                let configuration = try load(server.url, cluster: ", certificate-authority-data: \(data)", in: folder)
                try await KubernetesAPI.with(configuration) { api in
                    let version = try await api.serverVersion()
                    #expect(version.gitVersion == "v1.20.2")
                    #expect(version.minorNumber == 20)
                }
                #expect(server.requests.first?.headers["authorization"] == "Bearer t")
            }
        }
    }

    @Test func `Any server is spoken to only where the configuration says so`() async throws {
        try await TemporaryFolder.with { folder in
            try await FakeServer.run(tls: FakeServerTLS(), handler: Answers.version) { server in
                let configuration = try load(server.url, cluster: ", insecure-skip-tls-verify: true", in: folder)
                try await KubernetesAPI.with(configuration) { api in _ = try await api.serverVersion() }
            }
        }
    }

    @Test func `The certificate is verified against tls-server-name where that is set`() async throws {
        let tls = FakeServerTLS(certificate: TestCertificates.namedServer, key: TestCertificates.namedServerKey)
        try await FakeServer.run(tls: tls, handler: Answers.version) { server in
            try await KubernetesAPI.with(.fake(server.url)) { api in
                #expect(await code { try await api.serverVersion() } == .tls)
            }
            var settings = TLSSettings.trusting(TestCertificates.authority)
            settings.serverName = "kubernetes.test"
            try await KubernetesAPI.with(.fake(server.url, tls: settings)) { api in _ = try await api.serverVersion() }
            #expect(server.requests.first?.headers["host"] == "127.0.0.1:\(server.port)")
            settings.serverName = "other.test"
            try await KubernetesAPI.with(.fake(server.url, tls: settings)) { api in
                #expect(await code { try await api.serverVersion() } == .tls)
            }
        }
    }

    @Test func `An authority that is replaced on disk is trusted from then on`() async throws {
        try await TemporaryFolder.with { folder in
            try folder.write(TestCertificates.otherAuthority, to: "ca.crt")
            try await FakeServer.run(tls: FakeServerTLS(), handler: Answers.version) { server in
                let configuration = try load(server.url, cluster: ", certificate-authority: ca.crt", in: folder)
                let periods = Authenticator.Periods(authority: .zero)
                try await KubernetesAPI.with(configuration, periods: periods) { api in
                    #expect(await code { try await api.serverVersion() } == .tls)
                    try folder.write(TestCertificates.authority, to: "ca.crt")
                    _ = try await api.serverVersion()
                }
            }
        }
    }

    @Test func `A client certificate is shown, and a new one once its file changes`() async throws {
        try await TemporaryFolder.with { folder in
            try folder.write(TestCertificates.client, to: "tls.crt")
            try folder.write(TestCertificates.clientKey, to: "tls.key")
            try folder.write(TestCertificates.authority, to: "ca.crt")
            let tls = FakeServerTLS(requiresClientCertificate: true)
            try await FakeServer.run(tls: tls, handler: Answers.version) { server in
                let configuration = try load(
                    server.url, cluster: ", certificate-authority: ca.crt",
                    user: "client-certificate: tls.crt, client-key: tls.key", in: folder)
                let periods = Authenticator.Periods(token: .zero, identity: .zero, authority: .zero)
                let log = RecordingLog()
                try await KubernetesAPI.with(configuration, periods: periods, log: log) { api in
                    _ = try await api.serverVersion()
                    _ = try await api.serverVersion()
                    #expect(Set(server.requests.map(\.connection)).count == 1, "the same certificate, one connection")

                    try folder.write(TestCertificates.secondClient, to: "tls.crt")
                    _ = try await api.serverVersion()
                    #expect(log.lines.contains { $0.hasPrefix("warning") }, "half-way: key and certificate do not fit")
                    #expect(Set(server.requests.map(\.connection)).count == 1)

                    try folder.write(TestCertificates.secondClientKey, to: "tls.key")
                    _ = try await api.serverVersion()
                    #expect(Set(server.requests.map(\.connection)).count == 2, "a new certificate, a new connection")
                }
                try await KubernetesAPI.with(.fake(server.url)) { api in
                    #expect(await error { try await api.serverVersion() } != nil, "none is shown")
                }
            }
        }
    }
}
