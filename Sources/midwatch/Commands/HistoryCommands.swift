import ArgumentParser
import Foundation
import Incidents
import Journal
import Presentation

struct HistoryCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Shows what was learned, and hands it to other programs.",
        discussion: """
            All of it is read from the journal; no cluster is needed.

            Examples:
              midwatch history list             past incidents: cause, action, and whether it was right
              midwatch history record           how often each kind of diagnosis and action was right
              midwatch history export --format openai-jsonl --output cases.jsonl
            """,
        subcommands: [List.self, Record.self, Export.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists incidents that are over, the newest first.",
            discussion: """
                VERIFIED says what came of the last action that was carried out: right where its \
                verification passed, wrong where it failed, and nothing where nothing was carried out.

                Examples:
                  midwatch history list --journal /data/journal.sqlite
                  midwatch history list -n shop --since 7d
                """)

        @OptionGroup var journal: JournalOptions
        @OptionGroup var scope: NamespaceOptions
        @OptionGroup var output: OutputOptions

        @Option(help: "How far back: 12h, 30d.")
        var since = TimeSpan(days: 30)

        @Option(help: "At most so many.")
        var limit = 200

        func run() async throws {
            let journal = try journal.open()
            let incidents = try await journal.incidents(
                JournalQuery(namespace: scope.namespace, since: since.start, limit: limit))
            // An outcome is verified before its incident is over, and so it may be older.
            let oldest = incidents.map(\.spec.openedAt).min() ?? since.start
            let outcomes = try await journal.outcomes(
                OutcomeQuery(namespace: scope.namespace, since: oldest), limit: 100 * limit)
            let rows = HistoryView.rows(incidents, outcomes: outcomes)
            try output.write(rows) { HistoryView(style: Terminal.style, now: Date()).list(rows) }
        }

        func validate() throws {
            guard 1...10_000 ~= limit else { throw ValidationError("--limit has to be 1 to 10000") }
        }
    }

    struct Record: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows how often each kind of diagnosis and action was right.",
            discussion: """
                LOWER BOUND is the lower bound of the 95 % Wilson interval of the share that is \
                right: what the record supports, and not its average. Three of three give 43 %.

                Example:
                  midwatch history record --journal /data/journal.sqlite
                """)

        @OptionGroup var journal: JournalOptions
        @OptionGroup var scope: NamespaceOptions
        @OptionGroup var output: OutputOptions

        @Option(help: "How far back: 12h, 30d.")
        var since = TimeSpan(days: 180)

        func run() async throws {
            let record = try await journal.open().trackRecord(
                OutcomeQuery(namespace: scope.namespace, since: since.start))
            let rows = TrackRecordView.rows(record)
            try output.write(rows) { TrackRecordView(style: Terminal.style).table(rows) }
        }
    }
}
