import ArgumentParser
import Foundation
import Journal
import Presentation

struct JournalCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Checks the history.",
        discussion: """
            Each step that Midwatch writes carries a hash over itself and the step before. \
            The check finds the first one that was altered, removed or moved. Keep the head \
            somewhere else now and then: with it, a chain that was rewritten from end to end \
            can be told too.

            Example:
              midwatch journal verify /data/journal.sqlite
            """,
        subcommands: [Verify.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Checks the audit chain of a journal. Exit codes: 0 it holds, 1 it does not, 2 an error.")

        @Argument(help: "The journal's file.", completion: .file())
        var file: String

        func run() async throws {
            let report = try await SQLiteJournal.existing(file, named: nil).verifyChain()
            guard let fault = report.fault else {
                Terminal.write("The chain holds: \(report.checked) steps, head \(report.head)\n")
                return
            }
            Terminal.write("The chain is broken: step \(fault.sequence) was \(fault.kind.rawValue)\n")
            throw ExitCode(1)
        }
    }
}
