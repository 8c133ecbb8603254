import GRDB

extension JournalError {
    /// Makes the error of a failure of SQLite on a file.
    ///
    /// The codes are SQLite's own: https://www.sqlite.org/rescode.html
    static func failure(_ error: any Error, path: String) -> any Error {
        if error is CancellationError || error is JournalError { return error }
        guard let error = error as? DatabaseError else {
            return JournalError(.failed, "the journal \(path) cannot be used: \(error)", cause: error)
        }
        return switch error.resultCode {
        case .SQLITE_NOTADB: notAJournal(path, cause: error)
        case .SQLITE_CORRUPT:
            JournalError(
                .damaged, "the journal \(path) is damaged; move it away and start anew, or restore a copy of it",
                cause: error)
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            JournalError(
                .readOnly, "the journal \(path) cannot be written; make the file and its folder writable", cause: error)
        case .SQLITE_CANTOPEN:
            JournalError(
                .cannotOpen,
                "the journal \(path) cannot be opened; name a file in a folder that exists and is writable",
                cause: error)
        case .SQLITE_FULL:
            JournalError(
                .full, "the journal \(path) cannot grow: the disk is full; free space, or shorten its retention",
                cause: error)
        // Also a quota, or a limit of the file's size.
        case .SQLITE_IOERR:
            JournalError(
                .disk, "the journal \(path) cannot be written: \(error.message ?? "disk I/O error"); check the disk",
                cause: error)
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            JournalError(
                .busy, "the journal \(path) is held by another process; end that, or try again", cause: error)
        default:
            JournalError(.failed, "the journal \(path) cannot be used: \(error.message ?? "\(error)")", cause: error)
        }
    }

    static func notAJournal(_ path: String, cause: (any Error)? = nil) -> JournalError {
        JournalError(
            .notAJournal, "\(path) is not a journal of Midwatch; it was left as it is: name another file", cause: cause)
    }
}
