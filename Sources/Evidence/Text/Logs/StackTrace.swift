public import Foundation

/// A stack trace of a log, in one piece.
public struct StackTrace: Hashable, Sendable {
    /// As it first occurred, without the collector's times; of a very long one the beginning and the end.
    public var text: String
    /// How often it occurs, with other numbers, addresses and messages perhaps.
    public var count: Int
    /// How many lines it has, and how many of them were cut out of the text.
    public var lines: Int
    public var cutLines: Int
    /// Whether it says that the process ended with it.
    public var isFatal: Bool
    /// The times of the first and the last one: those of their first lines, or else of the lines before them.
    public var firstAt: Date?
    public var lastAt: Date?
    /// Which lines of the log these are, counted from 1.
    public var firstLine: Int
    public var lastLine: Int
}
