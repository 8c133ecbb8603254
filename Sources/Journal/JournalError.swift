/// Why the journal cannot be used, and what to do about it.
public struct JournalError: Error, Sendable, CustomStringConvertible {
    /// What to make of it.
    public enum Code: Hashable, Sendable {
        /// The file is something else than a journal; it was not touched.
        case notAJournal
        /// The file cannot be opened or made.
        case cannotOpen
        /// The file can be read and not written.
        case readOnly
        /// The disk is full, or the file has reached the size that it may have.
        case full
        /// The disk fails, or a quota is used up.
        case disk
        /// A newer Midwatch wrote the file; it was not touched.
        case newerSchema
        /// The file is damaged.
        case damaged
        /// Another process holds the file for too long.
        case busy
        /// Anything else that SQLite reports.
        case failed
    }

    public let code: Code
    /// What is wrong, with the remedy, in one line.
    public let message: String
    /// The error underneath.
    public let cause: (any Error)?

    init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    public var description: String { message }
}
