import Foundation
import MidwatchTestKit
import Testing

extension ClusterTests {
    /// Each gives one clear line on standard error and an exit code of failure.
    @Suite(.onCluster)
    struct BadInputTests {
        @Test func `a kubeconfig that is not YAML`() async throws {
            try await expectRefusal(kubeconfig: "clusters: [}{\n  - nothing", naming: ["kubeconfig", "line"])
        }

        @Test func `a kubeconfig that names no cluster`() async throws {
            try await expectRefusal(
                kubeconfig: "{contexts: [{name: here, context: {cluster: gone}}], current-context: here}",
                naming: ["gone", "clusters"])
        }

        @Test func `a server that is down`() async throws {
            try await expectRefusal(kubeconfig: kubeconfig(server: "http://127.0.0.1:1"), naming: ["127.0.0.1:1"])
        }

        @Test func `a token that the cluster does not accept`() async throws {
            try await FakeServer.run { _, responder in
                try await responder.fail(401, reason: "Unauthorized", message: "Unauthorized")
            } _: { server in
                try await expectRefusal(kubeconfig: kubeconfig(server: server.url), naming: ["credential"])
            }
        }

        @Test func `a cluster without the custom resources`() async throws {
            try await FakeServer.run { request, responder in
                switch request.path {
                case "/version": try await responder.respond(#"{"major": "1", "minor": "31", "gitVersion": "v1.31.0"}"#)
                case "/api": try await responder.respond(#"{"kind": "APIVersions", "versions": ["v1"]}"#)
                case "/apis": try await responder.respond(#"{"kind": "APIGroupList", "groups": []}"#)
                default: try await responder.fail(404, reason: "NotFound", message: "the server has no such page")
                }
            } _: { server in
                try await expectRefusal(
                    kubeconfig: kubeconfig(server: server.url), naming: ["midwatch.dev", "midwatch install"])
            }
        }

        @Test func `a journal that is not a database, which stays as it is`() async throws {
            try await inNamespace("journal") { namespace in
                let text = "dear diary\n" + String(repeating: "nothing happened today\n", count: 500)
                let journal = namespace.folder.appending(path: "diary.txt")
                try Data(text.utf8).write(to: journal)
                try await namespace.withOperator(environment: ["MIDWATCH_JOURNAL_PATH": journal.path]) { process in
                    let exit = try await process.exit(within: .seconds(20))
                    #expect(exit.map { $0.code != 0 && !$0.wasSignalled } == true)
                    let lines = try namespace.operatorLog.split(separator: "\n").filter { !$0.hasPrefix("debug") }
                    #expect(lines.count == 1)
                    #expect(lines.last?.contains("diary.txt") == true)
                    #expect(try String(contentsOf: journal, encoding: .utf8) == text)
                }
            }
        }

        private func kubeconfig(server: String) -> String {
            """
            {clusters: [{name: c, cluster: {server: "\(server)"}}], users: [{name: u, user: {token: secret-word}}],
            contexts: [{name: here, context: {cluster: c, user: u}}], current-context: here}
            """
        }

        private func expectRefusal(
            kubeconfig: String, naming words: [String], sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            let folder = try TemporaryFolder()
            defer { folder.remove() }
            let path = try folder.write(kubeconfig, to: "kubeconfig")
            let cluster = try #require(ClusterTrait.current)
            let result = try await cluster.midwatch(
                "run",
                environment: [
                    "KUBECONFIG": path, "MIDWATCH_JOURNAL_PATH": folder.url.appending(path: "journal.sqlite").path,
                    "MIDWATCH_LEADER_ELECTION_ENABLED": "false",
                ])
            #expect(result.exitCode != 0, sourceLocation: sourceLocation)
            #expect(result.output.isEmpty, sourceLocation: sourceLocation)
            #expect(result.errorLines.count == 1, "\(result.errors)", sourceLocation: sourceLocation)
            for word in words {
                #expect(result.errors.contains(word), "\(result.errors)", sourceLocation: sourceLocation)
            }
            #expect(!result.errors.contains("secret-word"), sourceLocation: sourceLocation)
        }
    }
}
