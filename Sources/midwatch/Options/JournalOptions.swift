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
        try SQLiteJournal.existing(journal ?? Settings.load().journal.path)
    }
}
