import Foundation
import Incidents
import Journal
import KubernetesModel
import MidwatchTestKit
import Testing

/// The program as a process, without a cluster.
@Suite struct `The command line` {
    /// Runs `midwatch` where there is no configuration of any kind.
    private func midwatch(
        _ arguments: String..., environment: [String: String] = [:]
    ) async throws -> CommandResult {
        let binary = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "midwatch")
        return try await CommandResult.of(
            binary, arguments,
            environment: ["HOME": "/nonexistent", "KUBECONFIG": ""]
                .merging(environment) { $1 })
    }

    /// Checks that a command fails as each does: nothing on standard output, one line with the remedy on standard error.
    private func expectRefusal(
        _ result: CommandResult, naming words: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(result.exitCode == 2, sourceLocation: sourceLocation)
        #expect(result.output.isEmpty, sourceLocation: sourceLocation)
        #expect(result.errorLines.count == 1, "\(result.errors)", sourceLocation: sourceLocation)
        #expect(result.errors.hasPrefix("midwatch: "), sourceLocation: sourceLocation)
        for word in words {
            #expect(result.errors.contains(word), "\(result.errors)", sourceLocation: sourceLocation)
        }
    }

    @Test func `tells its version`() async throws {
        let result = try await midwatch("version")
        #expect(result.exitCode == 0)
        #expect(result.output.wholeMatch(of: /midwatch \d+\.\d+\.\d+\n/) != nil)
    }

    @Test(arguments: [
        "analyze", "incidents", "actions", "history", "journal", "approve", "deny", "run", "demo", "install",
        "uninstall",
    ])
    func `teaches each command with an example`(command: String) async throws {
        let result = try await midwatch(command, "--help")
        #expect(result.exitCode == 0)
        #expect(result.output.contains("Example"))
        #expect(result.output.contains("  midwatch \(command)"))
        #expect(result.errors.isEmpty)
    }

    @Test(arguments: ["bash", "zsh", "fish"]) func `completes itself in each shell`(shell: String) async throws {
        let result = try await midwatch("--generate-completion-script", shell)
        #expect(result.exitCode == 0)
        for command in ["analyze", "incidents", "approve", "install"] { #expect(result.output.contains(command)) }
    }

    @Test func `answers a mistake with the usage, on standard error`() async throws {
        let result = try await midwatch("anlyze")
        #expect(result.exitCode == 2)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("Usage: midwatch"))
    }

    @Test func `says what is missing where no cluster is configured`() async throws {
        expectRefusal(try await midwatch("analyze"), naming: "no cluster is configured", "--kubeconfig")
        expectRefusal(try await midwatch("demo", "--on-cluster", "--yes"), naming: "the demo needs a cluster")
    }

    @Test func `does not take a server that is down for a healthy cluster`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let kubeconfig = try folder.write(
            """
            {clusters: [{name: c, cluster: {server: "http://127.0.0.1:1"}}],
            contexts: [{name: here, context: {cluster: c}}], current-context: here}
            """, to: "kubeconfig")
        expectRefusal(try await midwatch("analyze", "--kubeconfig", kubeconfig), naming: "127.0.0.1")
    }

    @Test func `refuses a configuration with a key that there is not, and names the nearest one`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let file = try folder.write("journal:\n  pth: /data/journal.sqlite\n", to: "midwatch.yaml")
        let result = try await midwatch("run", "--config", file)
        expectRefusal(result, naming: "\(file), line 2", "journal.pth", "journal.path")
    }

    @Test func `names the flag that is wrong`() async throws {
        expectRefusal(try await midwatch("run", "--port", "many"), naming: "--port", "1 to 65535")
    }

    @Test func `asks for an image before it installs, and for a yes before it removes`() async throws {
        expectRefusal(try await midwatch("install"), naming: "--image")
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let kubeconfig = try folder.write(
            """
            {clusters: [{name: c, cluster: {server: "http://127.0.0.1:1"}}],
            contexts: [{name: here, context: {cluster: c}}], current-context: here}
            """, to: "kubeconfig")
        let result = try await midwatch("uninstall", "--kubeconfig", kubeconfig)
        #expect(result.exitCode == 2)
        #expect(result.errors.contains("from here (http://127.0.0.1:1)? [y/N]"))
        #expect(result.errors.contains("nothing was removed"))
    }

    @Test func `prints the manifests that deploy/base holds`() async throws {
        let printed = try await midwatch("install", "--print")
        #expect(printed.exitCode == 0)
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = try String(contentsOf: root.appending(path: "deploy/base/midwatch.yaml"), encoding: .utf8)
        #expect(file.hasSuffix(printed.output), "deploy/base is out of date: run `make deploy`")
        #expect(try await midwatch("install", "--print").output == printed.output)
    }

    @Test func `verifies a journal, and tells a broken chain from an error`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.url.appending(path: "journal.sqlite").path
        do {
            let target = ObjectReference(apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "web")
            let journal = try SQLiteJournal(path: path)
            for number in 1...3 {
                try await journal.record(
                    JournalEntry(
                        key: "\(number)", at: Date(timeIntervalSince1970: 1_800_000_000), kind: .opened,
                        namespace: "shop", incident: "shop-web-1", target: target, actor: "midwatch", summary: "Seen."))
            }
        }
        let whole = try await midwatch("journal", "verify", path)
        #expect(whole.exitCode == 0)
        #expect(whole.output.hasPrefix("The chain holds: 3 steps, head "))

        let missing = folder.url.appending(path: "missing.sqlite").path
        expectRefusal(try await midwatch("journal", "verify", missing), naming: missing)
        let text = try folder.write("dear diary", to: "diary.txt")
        expectRefusal(try await midwatch("journal", "verify", text), naming: text, "not a journal")
    }
}
