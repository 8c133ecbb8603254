import Foundation
import Incidents
import Journal
import KubernetesModel
import MidwatchTestKit
import Testing

/// Examining and replaying as a process does it, without a cluster.
@Suite struct `Evaluation on the command line` {
    private static let binary = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "midwatch")

    private func midwatch(_ arguments: String...) async throws -> CommandResult {
        try await CommandResult.of(
            Self.binary, arguments, environment: ["HOME": "/nonexistent", "KUBECONFIG": ""])
    }

    /// Runs a command, interrupts it once something holds, and waits for its end; nil: it does not end.
    private func interrupted(
        _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:],
        once holds: () throws -> Bool
    ) async throws -> ChildProcess.Exit? {
        let process = try await ChildProcess.start(
            Self.binary, arguments, environment: environment, output: folder.url.appending(path: "output"),
            errors: folder.url.appending(path: "errors"))
        let deadline = ContinuousClock.now + .seconds(60)
        while try !holds(), ContinuousClock.now < deadline { try await Task.sleep(for: .milliseconds(50)) }
        process.send(SIGINT)
        let exit = try await process.exit(within: .seconds(30))
        if exit == nil { process.send(SIGKILL) }
        return exit
    }

    private static let healthy = """
        title: A quiet shop
        kind: healthy
        objects:
        - apiVersion: v1
          kind: ConfigMap
          metadata: {name: prices}
        duration: 1m
        expect: {silence: true}
        """

    private static let missed = """
        title: Something that nobody can find
        kind: fault
        duration: 1m
        expect: {cause: {category: image, object: Deployment/nothing}}
        """

    @Test func `all as expected is told by zero, with a scorecard on standard output and in files`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let file = try folder.write(Self.healthy, to: "quiet.yaml")
        let out = folder.url.appending(path: "results").path
        let result = try await midwatch("eval", "--scenarios", file, "--runs", "2", "--output", out)
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(result.output.hasPrefix("# Scorecard: rules\n"))
        #expect(result.output.contains("| quiet | healthy | 2/2 |"))
        #expect(result.errorLines.count == 2 && result.errors.contains("[2/2] ok   quiet"))
        #expect(try String(contentsOfFile: "\(out)/scorecard.md", encoding: .utf8) == result.output)
        for name in ["scorecard.json", "scorecard.xml"] {
            #expect(FileManager.default.fileExists(atPath: "\(out)/\(name)"))
        }
        let again = try await midwatch(
            "eval", "--scenarios", file, "--compare", "\(out)/scorecard.json", "--format", "json")
        #expect(again.exitCode == 0, "\(again.errors)")
        #expect(try JSONValue(parsing: Data(again.output.utf8))["version"] == 1)
        #expect(again.errors.contains("1 trials are in both"))
    }

    @Test func `what is not as expected is told by one`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        _ = try folder.write(Self.healthy, to: "quiet.yaml")
        _ = try folder.write(Self.missed, to: "missed.yaml")
        let result = try await midwatch("eval", "--scenarios", folder.url.path, "--format", "junit")
        #expect(result.exitCode == 1, "\(result.errors)")
        #expect(result.output.contains(#"tests="2" failures="1" errors="0""#))
        #expect(result.errors.contains("FAIL missed: detected: no incident was opened about it"))
    }

    @Test(arguments: [
        (["eval", "--only", "image-tag-mising"], ["image-tag-mising", "did you mean image-tag-missing?"]),
        (["eval", "--scenarios", "/nonexistent/faults"], ["/nonexistent/faults"]),
        (["eval", "--model", "/nonexistent/midwatch.yaml"], ["/nonexistent/midwatch.yaml"]),
        (["eval", "--recording", "/nonexistent/answers.jsonl"], ["/nonexistent/answers.jsonl"]),
        (["eval", "--compare", "/nonexistent/scorecard.json"], ["/nonexistent/scorecard.json", "cannot be read"]),
        (["eval", "--output", "/dev/null/results"], ["/dev/null/results", "cannot be made"]),
        (["replay", "shop-web-1", "--journal", "/nonexistent/journal.sqlite"], ["/nonexistent/journal.sqlite"]),
    ])
    func `what cannot be done is told in one line`(arguments: [String], words: [String]) async throws {
        let result = try await CommandResult.of(
            Self.binary, arguments, environment: ["HOME": "/nonexistent", "KUBECONFIG": ""])
        #expect(result.exitCode == 2)
        #expect(result.output.isEmpty)
        #expect(result.errorLines.count == 1, "\(result.errors)")
        for word in words { #expect(result.errors.contains(word), "\(result.errors)") }
    }

    @Test(arguments: [
        (["eval", "--runs", "0"], "--runs"), (["eval", "--runs", "many"], "--runs"),
        (["eval", "--jobs", "0"], "--jobs"), (["eval", "--format", "html"], "--format"),
        (["eval", "--record", "x.jsonl"], "--record goes with --model"),
        (["eval", "--model", "a", "--recording", "b"], "exclude each other"),
        (["replay"], "incident"),
    ])
    func `wrong usage is told with the flag`(arguments: [String], word: String) async throws {
        let result = try await CommandResult.of(
            Self.binary, arguments, environment: ["HOME": "/nonexistent", "KUBECONFIG": ""])
        #expect(result.exitCode == 2)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains(word), "\(result.errors)")
    }

    @Test func `a scenario file that is wrong is told with its line`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let file = try folder.write("title: x\nkind: fault\nexpect: {cause: {category: imge}}\n", to: "x.yaml")
        let result = try await midwatch("eval", "--scenarios", file)
        #expect(result.exitCode == 2)
        #expect(result.errors.contains("\(file):3: expect.cause.category: there is no 'imge'; did you mean 'image'?"))
    }

    @Test(arguments: [
        ("{mode: Yolo}", "policy.mode: Unsupported value"),
        ("{mode: Auto, bogus: 1}", "policy.bogus: there is no such key"),
        ("{mode: Auto, actions: [{kind: rebootNode}]}", "policy.actions.kind: Unsupported value"),
    ])
    func `a scenario's policy that is wrong is told before anything is played`(policy: String, words: String)
        async throws
    {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let file = try folder.write("\(Self.healthy)\npolicy: \(policy)\n", to: "x.yaml")
        let result = try await midwatch("eval", "--scenarios", file)
        #expect(result.exitCode == 2 && result.output.isEmpty)
        #expect(result.errors.contains("\(file):9: \(words)"), "\(result.errors)")
    }

    @Test func `a model that is not configured is told`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let file = try folder.write("log: {level: info}\n", to: "midwatch.yaml")
        let result = try await midwatch("eval", "--model", file)
        #expect(result.exitCode == 2)
        #expect(result.errors.contains("no model is configured"), "\(result.errors)")
    }

    @Test func `an incident without a case is told, and one that is not there`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.url.appending(path: "journal.sqlite").path
        let incident = Incident.make(
            about: ObjectReference(apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "web"))
        do {
            try await SQLiteJournal(path: path).upsert(incident)
        }
        let none = try await midwatch("replay", incident.metadata.name, "--journal", path)
        #expect(none.exitCode == 2)
        #expect(none.errors.contains("no case of \(incident.metadata.name) is kept"), "\(none.errors)")
        let missing = try await midwatch("replay", "shop-web-1", "-n", "shop", "--journal", path)
        #expect(missing.exitCode == 2)
        #expect(missing.errors.contains("the journal has no incident shop-web-1 in namespace shop"))
    }

    @Test func `a model that answers nothing is told, and its scorecard is none of its own`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let file = try folder.write(
            """
            models:
              providers:
                local: {kind: vllm, address: "http://127.0.0.1:1"}
              routes: {triage: [local/m], investigation: [local/m]}
              budgets: {incident: {tokens: 0}}
            """, to: "midwatch.yaml")
        let result = try await midwatch("eval", "--only", "crash-without-release", "--model", file)
        #expect(result.exitCode == 2, "\(result.errors)")
        #expect(result.output.contains("| incidents to which it had no answer that could be used | 1: "))
        #expect(result.errors.contains("this scorecard is the rules' own"), "\(result.errors)")
        let lost = try await midwatch(
            "eval", "--only", "rolling-update", "--model", file, "--record", "/nonexistent/answers.jsonl")
        #expect(lost.exitCode == 2 && lost.output.isEmpty, "before anything is asked")
        #expect(lost.errors.contains("/nonexistent/answers.jsonl cannot be made"), "\(lost.errors)")
    }

    @Test func `a scenario that cannot be played is an error, and the others are played`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let broken =
            "title: x\nkind: healthy\nsteps: [{at: 1s, delete: Deployment/no}]\nduration: 1m\nexpect: {silence: true}\n"
        _ = try folder.write(broken, to: "broken.yaml")
        _ = try folder.write(Self.healthy, to: "quiet.yaml")
        let result = try await midwatch("eval", "--scenarios", folder.url.path)
        #expect(result.exitCode == 2)
        #expect(result.output.contains("| quiet | healthy | 1/1 |"))
    }

    @Test func `a scorecard of other scenarios is not compared`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let (quiet, missed) = (
            try folder.write(Self.healthy, to: "quiet.yaml"), try folder.write(Self.missed, to: "missed.yaml")
        )
        let out = folder.url.appending(path: "results").path
        _ = try await midwatch("eval", "--scenarios", quiet, "--output", out)
        let result = try await midwatch("eval", "--scenarios", missed, "--compare", "\(out)/scorecard.json")
        #expect(result.exitCode == 2 && result.output.isEmpty)
        #expect(result.errors.contains("has none of these scenarios"), "\(result.errors)")
    }

    @Test func `an empty file is no journal, and stays empty`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let file = try folder.write("", to: "journal.sqlite")
        for arguments in [["replay", "x", "--journal", file], ["journal", "verify", file]] {
            let result = try await CommandResult.of(
                Self.binary, arguments, environment: ["HOME": "/nonexistent", "KUBECONFIG": ""])
            #expect(result.exitCode == 2)
            #expect(result.errors.contains("is empty, and no journal"), "\(result.errors)")
        }
        #expect(FileManager.default.contents(atPath: file)?.isEmpty == true)
    }

    @Test func `what cannot be written to standard output is an error`() async throws {
        let result = try await CommandResult.of(
            URL(filePath: "/bin/sh"), ["-c", "\(Self.binary.path) version > /dev/full"])
        #expect(result.exitCode == 2)
        #expect(result.errors.contains("standard output cannot be written: No space left on device"))
    }

    @Test func `the Lab writes no kubeconfig over what is no file, and follows a link`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let pipe = folder.url.appending(path: "pipe").path
        #expect(mkfifo(pipe, 0o600) == 0)
        let refused = try await midwatch("lab", "serve", "--kubeconfig", pipe)
        #expect(refused.exitCode == 2)
        #expect(refused.errors.contains("is no file that could be replaced"), "\(refused.errors)")
        let (link, file) = (folder.url.appending(path: "link"), try folder.write("old", to: "config"))
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: file)
        let ended = try await interrupted(["lab", "serve", "--kubeconfig", link.path], in: folder) {
            try String(contentsOfFile: file, encoding: .utf8).contains("clusters:")
        }
        #expect(ended?.code == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == file)
    }

    @Test func `Control-C ends an evaluation, and nothing stays behind`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let files = FileManager.default
        let scratch = folder.url.appending(path: "scratch").path
        try files.createDirectory(atPath: scratch, withIntermediateDirectories: false)
        let ended = try await interrupted(["eval"], in: folder, environment: ["TMPDIR": scratch]) {
            try !files.contentsOfDirectory(atPath: scratch).isEmpty
        }
        #expect(ended?.code == 2)
        #expect(try files.contentsOfDirectory(atPath: scratch) == [])
    }
}
