import Foundation
import Incidents
import Journal
import KubernetesModel
import MidwatchTestKit
import Testing

/// The history as a process shows and writes it, from a journal alone.
@Suite struct `The history on the command line` {
    private func midwatch(_ arguments: String..., environment: [String: String] = [:]) async throws -> CommandResult {
        let binary = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "midwatch")
        return try await CommandResult.of(
            binary, arguments,
            environment: ["HOME": "/nonexistent", "KUBECONFIG": ""].merging(environment) { $1 })
    }

    /// A journal in which each incident was acted on once; its verification says whether that was right.
    private func makeJournal(
        in folder: TemporaryFolder, _ incidents: [(name: String, isRight: Bool)]
    ) async throws -> String {
        let path = folder.url.appending(path: "journal.sqlite").path
        let journal = try SQLiteJournal(path: path)
        let start = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down) - 3600)
        let target = ObjectReference(
            apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "web", uid: "u1")
        let diagnosis = Diagnosis(
            category: .image, rootCause: "The image 'web:2' does not exist.", object: target, confidence: 0.97,
            decidedBy: .rules, rule: "image-unavailable",
            evidence: [Evidence(id: "e1", source: "pod/web-1", text: "the registry does not know the image")])
        for (name, isRight) in incidents {
            var incident = Incident(
                metadata: ObjectMeta(name: name, namespace: "shop"),
                spec: Incident.Spec(
                    title: "web is down", severity: .P3, target: target, fingerprint: "f", openedAt: start, signals: [])
            )
            incident.metadata.uid = UID(name)
            func step(_ kind: JournalEntry.Kind, _ seconds: Double, _ detail: some Encodable) async throws {
                try await journal.record(
                    JournalEntry(
                        key: "\(name)-areq/\(kind.rawValue)/", at: start.addingTimeInterval(seconds), kind: kind,
                        namespace: "shop", incident: name, action: "areq-1", target: target, actor: "midwatch",
                        summary: "A step.", detail: try KubernetesJSON.value(of: detail)))
            }
            try await step(.diagnosed, 1, diagnosis)
            try await step(
                .intended, 2,
                ActionRequest.Spec(
                    incident: name, action: Action(.rollbackWorkload(toRevision: 3), on: target),
                    preconditions: .init(uid: "u1"), hash: "h", confidence: 0.97, reason: "why", category: .image,
                    decidedBy: .rules, expiresAt: start.addingTimeInterval(600)))
            try await step(.verified, 20, ActionRequest.Verification(state: isRight ? .passed : .failed))
            incident.status.phase = .resolved
            incident.status.diagnosis = diagnosis
            incident.status.outcome = .init(state: .resolved, at: start.addingTimeInterval(30), summary: "It is over.")
            try await journal.upsert(incident)
        }
        return path
    }

    @Test func `lists past incidents, and counts what was right`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let journal = try await makeJournal(in: folder, [("good", true), ("bad", false)])
        let list = try await midwatch("history", "list", "--journal", journal)
        #expect(list.exitCode == 0)
        #expect(list.output.contains("good") && list.output.contains("right") && list.output.contains("wrong"))
        // The same file as `run` would write.
        let record = try await midwatch(
            "history", "record", "-o", "json", environment: ["MIDWATCH_JOURNAL_PATH": journal])
        #expect(record.exitCode == 0)
        let rows = try JSONValue(parsing: Data(record.output.utf8))
        #expect(rows[0]?["right"] == 1 && rows[0]?["wrong"] == 1 && rows[1] == nil)
        let elsewhere = try await midwatch("history", "list", "--journal", journal, "-n", "other")
        #expect(elsewhere.output == "No past incidents.\n")
    }

    @Test func `writes right cases to a file, and replaces none unless told to`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let journal = try await makeJournal(in: folder, [("good", true), ("bad", false)])
        let file = folder.url.appending(path: "cases.jsonl")
        func export(_ flags: String...) async throws -> CommandResult {
            let binary = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "midwatch")
            return try await CommandResult.of(
                binary,
                ["history", "export", "--format", "openai-jsonl", "--journal", journal, "--output", file.path] + flags,
                environment: ["HOME": "/nonexistent", "KUBECONFIG": ""])
        }
        let first = try await export()
        #expect(first.exitCode == 0)
        #expect(first.output.isEmpty)
        #expect(first.errors == "1 examples written; OpenAI takes no fewer than 10\n")
        let written = try String(contentsOf: file, encoding: .utf8)
        #expect(written.split(separator: "\n").count == 1)
        #expect(written.contains("The image 'web:2' does not exist."))
        let permissions = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(permissions == 0o600)

        let second = try await export()
        #expect(second.exitCode == 2)
        #expect(second.errors.contains("use --force"))
        try Data("mine".utf8).write(to: file)
        #expect(try await export("--since", "10m").exitCode == 2)
        #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
        #expect(try await export("--force").exitCode == 0)
        #expect(try String(contentsOf: file, encoding: .utf8) == written)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(!names.contains { $0.hasSuffix(".partial") }, "\(names)")
    }

    @Test func `writes to standard output, and wrong cases too where asked`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let journal = try await makeJournal(in: folder, [("good", true), ("bad", false)])
        let all = try await midwatch("history", "export", "--format", "json", "--journal", journal, "--include-wrong")
        #expect(all.exitCode == 0)
        let cases = try KubernetesJSON.makeDecoder().decode([VerifiedCase].self, from: Data(all.output.utf8))
        #expect(cases.map(\.outcome.isRight) == [true, false])
        let none = try await midwatch("history", "export", "--format", "json", "--journal", journal, "--since", "10m")
        #expect(none.exitCode == 0)
        #expect(none.output == "[]\n")
        #expect(none.errors == "0 cases written\n")
    }

    @Test(arguments: [
        (["list", "--journal", "/nonexistent/journal.sqlite"], "--journal"),
        (["record", "--since", "soon"], "--since"), (["export"], "--format"), (["list", "--limit", "0"], "--limit"),
        (["export", "--format", "csv"], "openai-jsonl"),
        (["export", "--format", "openai-jsonl", "--include-wrong"], "--include-wrong"),
        (["export", "--format", "json", "--output", "/nonexistent/cases.json"], "/nonexistent/cases.json"),
    ])
    func `refuses what it cannot do, and says what to do`(arguments: [String], word: String) async throws {
        let binary = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "midwatch")
        let result = try await CommandResult.of(
            binary, ["history"] + arguments, environment: ["HOME": "/nonexistent", "KUBECONFIG": ""])
        #expect(result.exitCode == 2)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains(word), "\(result.errors)")
    }
}
