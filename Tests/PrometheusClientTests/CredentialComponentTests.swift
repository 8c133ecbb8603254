import Foundation
import MidwatchTestKit
import Testing

@testable import PrometheusClient

@Suite(.timeLimit(.minutes(5)))
struct CredentialComponentTests {
    private let up = SeriesSelector("up").now

    @Test func `A token is read anew for each query`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let file = try folder.write("first-token\n", to: "token")
        try await FakeServer.run(handler: json(nothing)) { server in
            let configuration = try PrometheusConfiguration(server: server.url, authorization: .bearerToken(file: file))
            try await PrometheusClient.with(configuration) { client in
                _ = try await client.query(up)
                _ = try folder.write("second-token", to: "token")
                _ = try await client.query(up)
            }
            #expect(
                server.requests.map { $0.headers["authorization"] } == ["Bearer first-token", "Bearer second-token"])
            #expect(!"\(configuration)".contains("token\n"))
        }
    }

    @Test func `A user comes with the password of a file`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let file = try folder.write("hunter2", to: "password")
        try await FakeServer.run(handler: json(nothing)) { server in
            let configuration = try PrometheusConfiguration(
                server: server.url, authorization: .basic(username: "ada", passwordFile: file))
            try await PrometheusClient.with(configuration) { _ = try await $0.query(up) }
            let expected = "Basic \(Data("ada:hunter2".utf8).base64EncodedString())"
            #expect(server.requests.first?.headers["authorization"] == expected)
            #expect(!"\(configuration)".contains("hunter2"))
        }
    }

    @Test(arguments: [nil, "", " \n", "two\nlines"])
    func `Without a credential nothing is asked`(content: String?) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let file = try content.map { try folder.write($0, to: "token") } ?? "/nowhere/token"
        try await FakeServer.run(handler: json(nothing)) { server in
            let configuration = try PrometheusConfiguration(server: server.url, authorization: .bearerToken(file: file))
            try await PrometheusClient.with(configuration) { client in
                let error = await error { try await client.query(up) }
                #expect(error?.code == .configuration)
                #expect(error?.message.contains(file) == true)
            }
            #expect(server.requests.isEmpty)
        }
    }

    @Test func `A credential is in no error`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let file = try folder.write("secret-token", to: "token")
        try await FakeServer.run(handler: json("no", status: 401)) { server in
            let configuration = try PrometheusConfiguration(server: server.url, authorization: .bearerToken(file: file))
            try await PrometheusClient.with(configuration) { client in
                let error = await error { try await client.query(up) }
                #expect(error?.code == .unauthorized)
                #expect(!"\(String(describing: error))".contains("secret-token"))
            }
        }
    }

    @Test func `Only a server of the given authority is spoken to`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let own = try folder.write(TestCertificates.authority, to: "own.crt")
        let other = try folder.write(TestCertificates.otherAuthority, to: "other.crt")
        try await FakeServer.run(tls: FakeServerTLS(), handler: json(nothing)) { server in
            for authority in [nil, other] {
                let configuration = try PrometheusConfiguration(server: server.url, certificateAuthority: authority)
                try await PrometheusClient.with(configuration) { client in
                    #expect(await error { try await client.query(up) }?.code == .tls)
                }
            }
            #expect(server.requests.isEmpty)
            let configuration = try PrometheusConfiguration(server: server.url, certificateAuthority: own)
            try await PrometheusClient.with(configuration) { _ = try await $0.query(up) }
            #expect(server.requests.count == 1)
        }
    }
}
