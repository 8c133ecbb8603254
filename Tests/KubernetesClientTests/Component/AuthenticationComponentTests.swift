import Foundation
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import KubernetesClient

@Suite(.timeLimit(.minutes(5)))
struct AuthenticationComponentTests {
    /// Accepts one token.
    private static func accepting(_ token: String) -> FakeServer.Handler {
        { request, responder in
            guard request.headers["authorization"] == "Bearer \(token)" else {
                return try await responder.fail(401, reason: "Unauthorized")
            }
            try await responder.respond(#"{"major":"1","minor":"20","gitVersion":"v1.20.2"}"#)
        }
    }

    private func tokenFile(_ path: String) -> Credentials {
        Credentials(authorization: .tokenFile(Material(file: path, origin: "test: tokenFile")))
    }

    @Test func `A token file is read again after its period, and the old token stays while that fails`() async throws {
        try await TemporaryFolder.with { folder in
            let file = try folder.write("one", to: "token")
            try await FakeServer.run(handler: Answers.version) { server in
                let configuration = try KubernetesConfiguration.fake(server.url, credentials: tokenFile(file))
                let periods = Authenticator.Periods(token: .zero)
                try await KubernetesAPI.with(configuration, periods: periods) { api in
                    _ = try await api.serverVersion()
                    try folder.write("two", to: "token")
                    _ = try await api.serverVersion()
                    try folder.write("", to: "token")
                    _ = try await api.serverVersion()
                    try FileManager.default.removeItem(atPath: file)
                    _ = try await api.serverVersion()
                }
                try folder.write("three", to: "token")
                try await KubernetesAPI.with(configuration) { api in
                    _ = try await api.serverVersion()
                    try folder.write("four", to: "token")
                    _ = try await api.serverVersion()
                }
                #expect(
                    server.requests.map { $0.headers["authorization"] } == [
                        "Bearer one", "Bearer two", "Bearer two", "Bearer two", "Bearer three", "Bearer three",
                    ])
            }
        }
    }

    @Test func `A refused token is read anew and the request repeated once`() async throws {
        try await TemporaryFolder.with { folder in
            let file = try folder.write("old", to: "token")
            try await FakeServer.run(handler: Self.accepting("new")) { server in
                try await KubernetesAPI.with(.fake(server.url, credentials: tokenFile(file))) { api in
                    #expect(await code { try await api.serverVersion() } == .unauthorized)
                    #expect(server.requests.count == 2, "once, and once more")
                    try folder.write("new", to: "token")
                    _ = try await api.serverVersion()
                }
            }
        }
    }

    @Test func `A refused write is not repeated, but the next one has the new token`() async throws {
        try await TemporaryFolder.with { folder in
            let file = try folder.write("old", to: "token")
            try await FakeServer.run(handler: Self.accepting("new")) { server in
                try await KubernetesAPI.with(.fake(server.url, credentials: tokenFile(file))) { api in
                    func write() async throws {
                        try await api.create(Pod.resource, ["metadata": ["name": "web"]], namespace: "shop")
                    }
                    _ = await code { try await api.serverVersion() }
                    let before = server.requests.count
                    try folder.write("new", to: "token")
                    #expect(await code(of: write) == nil, "the refusal before made the token be read anew")
                    #expect(server.requests.count == before + 1)
                }
            }
        }
    }

    @Test func `A static token that is refused is not sent again`() async throws {
        try await FakeServer.run(handler: Self.accepting("new")) { server in
            let credentials = Credentials(authorization: .token(Redacted("old")))
            try await KubernetesAPI.with(.fake(server.url, credentials: credentials)) { api in
                let error = await error { try await api.serverVersion() }
                #expect(error?.code == .unauthorized)
                #expect(error?.message.contains("renew it") == true)
            }
            #expect(server.requests.count == 1)
        }
    }

    @Test func `User name and password, impersonation and the user agent are sent`() async throws {
        try await FakeServer.run(handler: Answers.json("{}")) { server in
            var configuration = try KubernetesConfiguration.fake(
                server.url,
                credentials: Credentials(authorization: .basic(username: "me", password: Redacted("secret"))),
                impersonation: Impersonation(user: "jane", groups: ["a", "b"]))
            configuration.userAgent = "midwatch/1.2.3"
            try await KubernetesAPI.with(configuration) { api in
                _ = try await api.get(Pod.resource, name: "web", namespace: "shop")
            }
            let headers = try #require(server.requests.first?.headers)
            #expect(headers["authorization"] == "Basic \(Data("me:secret".utf8).base64EncodedString())")
            #expect(headers["impersonate-user"] == "jane")
            #expect(headers["impersonate-group"] == "a, b")
            #expect(headers["user-agent"] == "midwatch/1.2.3")
            #expect(headers["accept-encoding"] == nil)
        }
    }

    /// A plugin that gives token after token, and says what it was told.
    private func plugin(_ status: String, in folder: TemporaryFolder) throws -> ExecPlugin {
        let command = try folder.write(
            """
            #!/bin/sh
            echo run >> "$FOLDER/runs"
            printf '%s' "$KUBERNETES_EXEC_INFO" > "$FOLDER/info"
            count=$(wc -l < "$FOLDER/runs" | tr -d ' ')
            cat <<END
            {"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{\(status)}}
            END
            """, to: "login", isExecutable: true)
        return ExecPlugin(
            apiVersion: "client.authentication.k8s.io/v1", command: command, environment: ["FOLDER": folder.path],
            interactiveMode: .never, origin: "config: users[u].user.exec")
    }

    private func runs(in folder: TemporaryFolder) throws -> Int {
        try String(contentsOfFile: "\(folder.path)/runs", encoding: .utf8).split(separator: "\n").count
    }

    @Test func `A plugin runs once for many requests, and again when its token is refused`() async throws {
        try await TemporaryFolder.with { folder in
            let plugin = try plugin(#""token":"token-$count""#, in: folder)
            let handler: FakeServer.Handler = { request, responder in
                guard request.headers["authorization"] != "Bearer token-1" || request.path == "/version" else {
                    return try await responder.fail(401, reason: "Unauthorized")
                }
                try await responder.respond(#"{"major":"1","minor":"20","gitVersion":"v1.20.2"}"#)
            }
            try await FakeServer.run(handler: handler) { server in
                try await KubernetesAPI.with(.fake(server.url, credentials: Credentials(plugin: plugin))) { api in
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        for _ in 0..<8 { group.addTask { _ = try await api.serverVersion() } }
                        try await group.waitForAll()
                    }
                    #expect(try runs(in: folder) == 1)
                    _ = try await api.get(Pod.resource, name: "web", namespace: "shop")
                    #expect(try runs(in: folder) == 2)
                    #expect(server.requests.last?.headers["authorization"] == "Bearer token-2")
                }
            }
            let info = try String(contentsOfFile: "\(folder.path)/info", encoding: .utf8)
            #expect(info.contains(#""interactive":false"#))
        }
    }

    @Test func `A plugin whose credential has expired runs again`() async throws {
        try await TemporaryFolder.with { folder in
            let plugin = try plugin(
                #""token":"token-$count","expirationTimestamp":"2020-01-01T00:00:00Z""#, in: folder)
            let cache = ExecCredentialCache { try await plugin.run(hasTerminal: false) }
            let first = try await cache.current()
            let second = try await cache.current()
            #expect(first.credential.token == Redacted("token-1"))
            #expect(second.credential.token == Redacted("token-2"))
        }
    }

    @Test func `A plugin's certificate is shown to the server`() async throws {
        try await TemporaryFolder.with { folder in
            func json(_ text: String) -> String { text.replacing("\n", with: #"\n"#) }
            try folder.write(
                """
                "clientCertificateData":"\(json(TestCertificates.client))",\
                "clientKeyData":"\(json(TestCertificates.clientKey))"
                """, to: "status")
            let command = try folder.write(
                """
                #!/bin/sh
                printf '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{'
                cat \(folder.path)/status
                printf '}}'
                """, to: "login", isExecutable: true)
            let plugin = ExecPlugin(
                apiVersion: "client.authentication.k8s.io/v1", command: command, interactiveMode: .never,
                origin: "config: users[u].user.exec")
            let tls = FakeServerTLS(requiresClientCertificate: true)
            try await FakeServer.run(tls: tls, handler: Answers.version) { server in
                try await KubernetesAPI.with(.fake(server.url, credentials: Credentials(plugin: plugin))) { api in
                    let version = try await api.serverVersion()
                    #expect(version.major == "1")
                }
            }
        }
    }

    @Test(arguments: [
        ("exit 3", "failed"), ("echo no >&2; exit 1", ": no"), ("echo hello", "does not answer with an ExecCredential"),
        ("sleep 60", "did not answer within"), ("yes | head -c 3000000", "writes more than"),
    ])
    func `A plugin that fails is an error that names it`(script: String, problem: String) async throws {
        try await TemporaryFolder.with { folder in
            let command = try folder.write("#!/bin/sh\n\(script)\n", to: "login", isExecutable: true)
            let plugin = ExecPlugin(
                apiVersion: "client.authentication.k8s.io/v1", command: command, interactiveMode: .never,
                origin: "config: users[u].user.exec")
            // A busy machine must not make the others late.
            let limit: Duration = script.hasPrefix("sleep") ? .seconds(1) : .seconds(60)
            let error = await error { try await plugin.run(hasTerminal: false, timeLimit: limit) }
            #expect(error?.code == .authentication)
            #expect(error?.message.contains(problem) == true, "\(error?.message ?? "no error")")
            #expect(error?.message.contains("users[u].user.exec") == true)
        }
    }

    @Test func `A plugin that is not installed is an error with the hint`() async throws {
        let plugin = ExecPlugin(
            apiVersion: "client.authentication.k8s.io/v1", command: "midwatch-no-such-plugin",
            installHint: "get it from the platform team", origin: "config: users[u].user.exec")
        let error = await error { try await plugin.run(hasTerminal: false) }
        #expect(error?.message.hasSuffix("is not installed: get it from the platform team") == true)
    }

    @Test func `A plugin that must ask a person is not run without a terminal`() async throws {
        let plugin = ExecPlugin(
            apiVersion: "client.authentication.k8s.io/v1", command: "true", interactiveMode: .always,
            origin: "config: users[u].user.exec")
        #expect(await code { try await plugin.run(hasTerminal: false) } == .authentication)
    }
}
