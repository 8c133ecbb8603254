import Foundation
import Journal

extension SQLiteJournal {
    /// Opens a journal that an operator has written; none is made.
    ///
    /// - Parameter flag: How it is named on the command line, where by a flag.
    /// - Throws: A ``CommandError`` where there is none, a ``JournalError`` where it cannot be read.
    static func existing(_ path: String, named flag: String? = "--journal") throws -> SQLiteJournal {
        let advice = "name the operator's file\(flag.map { " with \($0)" } ?? "")"
        guard FileManager.default.fileExists(atPath: path) else {
            throw CommandError("there is no journal \(path); \(advice)")
        }
        guard try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int != 0 else {
            throw CommandError("\(path) is empty, and no journal; \(advice)")
        }
        return try SQLiteJournal(path: path)
    }
}
