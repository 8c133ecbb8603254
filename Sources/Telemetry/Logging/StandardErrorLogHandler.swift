internal import Foundation
public import Logging

/// Writes each log record as one line to standard error.
public struct StandardErrorLogHandler: LogHandler {
    public var logLevel: Logger.Level
    public var metadata: Logger.Metadata = [:]
    public var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let format: LogFormat
    private let write: @Sendable (String) -> Void

    /// Makes a handler.
    ///
    /// - Parameters:
    ///   - label: The logger's name.
    ///   - level: The least urgent level that is written.
    ///   - format: How a record is written.
    public init(label: String, level: Logger.Level = .info, format: LogFormat = .text) {
        self.init(label: label, level: level, format: format) { StandardError.write($0) }
    }

    init(
        label: String, level: Logger.Level, format: LogFormat, write: @escaping @Sendable (String) -> Void
    ) {
        self.label = label
        self.logLevel = level
        self.format = format
        self.write = write
    }

    public subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        var merged = metadata
        // The more particular wins: the handler's, the task's, the call's.
        merged.merge(metadataProvider?.get() ?? [:]) { $1 }
        merged.merge(event.metadata ?? [:]) { $1 }
        if let error = event.error { merged["error"] = "\(error)" }
        let record = LogRecord(
            date: Date(), level: event.level, label: label, message: event.message.description, metadata: merged)
        write(record.line(format) + "\n")
    }
}
