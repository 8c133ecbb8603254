public import Foundation

/// What many lines of a log have in common.
public struct LogTemplate: Hashable, Sendable {
    /// The message with `<num>`, `<ip>`, `<path>` and their like in place of what varies by its form, and `<*>` where
    /// words vary.
    public var text: String
    /// How many lines it has.
    public var count: Int
    /// How bad it is; nil where nothing speaks for any.
    public var severity: LogSeverity?
    /// The first and the last line, cut to size.
    public var firstExample: String
    public var lastExample: String
    /// The times that these lines carry.
    public var firstAt: Date?
    public var lastAt: Date?
    /// Which lines of the log they are, counted from 1.
    public var firstLine: Int
    public var lastLine: Int
    /// One line in a thousand at most.
    public var isRare: Bool
    /// It first occurs in the last tenth of the lines.
    public var isNew: Bool
    /// It is the last line's.
    public var isLast: Bool
}
