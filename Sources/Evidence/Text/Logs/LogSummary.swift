public import Foundation

/// A log in short.
public struct LogSummary: Hashable, Sendable {
    /// Lines that are not empty; a stack trace counts as one.
    public var lines: Int
    /// In the order of their first lines.
    public var templates: [LogTemplate]
    /// In the order of their first lines.
    public var traces: [StackTrace]
    /// The last lines, oldest first; `[stack trace]` stands for a trace.
    public var lastLines: [String]
    /// Templates, the lines of them, and traces that made room for others.
    public var forgottenTemplates: Int
    public var forgottenLines: Int
    public var forgottenTraces: Int
    /// The times that the first and the last line with one carry.
    public var firstAt: Date?
    public var lastAt: Date?
}
