import ArgumentParser
import Foundation
import Journal
import Operator

/// Which journal a command reads.
struct JournalOptions: ParsableArguments {
    @Option(
        help: "The journal's file; otherwise the one that `midwatch run` would write here.", completion: .file())
    var journal: String?

    /// Opens the journal; it must be there.
    func open() throws -> SQLiteJournal {
        let path = try journal ?? Settings.load().journal.path
        guard FileManager.default.fileExists(atPath: path) else {
            throw CommandError("there is no journal \(path); name the operator's file with --journal")
        }
        return try SQLiteJournal(path: path)
    }
}
