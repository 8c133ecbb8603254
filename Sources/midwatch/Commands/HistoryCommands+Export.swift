import ArgumentParser
import Foundation
import Incidents
import Journal
import Redaction

extension HistoryCommands {
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes verified cases for other programs.",
            discussion: """
                openai-jsonl: examples for fine-tuning, one a line. Each asks what Midwatch was \
                asked, and answers with the diagnosis whose action was verified to be right.
                json: everything that is kept of each case, as one array.

                What leaves is redacted once more. Look at it before you give it away: it tells of \
                your workloads.

                Examples:
                  midwatch history export --format openai-jsonl --output cases.jsonl
                  midwatch history export --format json --include-wrong --since 7d
                """)

        @Option(help: "How to write: openai-jsonl or json.")
        var format: HistoryFormat

        @OptionGroup var journal: JournalOptions
        @OptionGroup var scope: NamespaceOptions

        @Option(help: "How far back: 12h, 90d.")
        var since = TimeSpan(days: 90)

        @Flag(help: "With json: also cases whose action was verified to be wrong.")
        var includeWrong = false

        @Option(name: .shortAndLong, help: "The file to write; otherwise standard output.", completion: .file())
        var output: String?

        @Flag(help: "Replace the file if it is there.")
        var force = false

        func validate() throws {
            if includeWrong, format == .openAIJSONL {
                throw ValidationError("--include-wrong goes with --format json: no example may teach what is wrong")
            }
        }

        func run() async throws {
            let includesWrong = includeWrong
            let redactor = Redactor(key: .random())
            // The file first: whether it may be written does not depend on what the journal holds.
            let file = try OutputFile(output, replacing: force)
            let journal = try journal.open()
            var writer = HistoryWriter(format: format) { redactor.redact($0) }
            do {
                writer = try await journal.reduceVerifiedCases(
                    OutcomeQuery(namespace: scope.namespace, since: since.start), into: writer
                ) { writer, verified in
                    guard verified.outcome.isRight || includesWrong else { return }
                    try file.write(writer.text(of: verified))
                }
                try file.write(writer.end())
                try file.finish()
            } catch {
                file.discard()
                throw error
            }
            Terminal.writeError(summary(of: writer))
        }

        private func summary(of writer: HistoryWriter) -> String {
            let what = format == .openAIJSONL ? "examples" : "cases"
            let skipped = writer.skipped == 0 ? "" : ", \(writer.skipped) skipped for lack of evidence"
            // https://platform.openai.com/docs/guides/supervised-fine-tuning
            let few = format == .openAIJSONL && writer.written < 10 ? "; OpenAI takes no fewer than 10" : ""
            return "\(writer.written) \(what) written\(skipped)\(few)\n"
        }
    }
}
