import Logging

extension Logger {
    /// A logger that writes nothing and keeps its metadata.
    static let silent = Logger(label: "test") { _ in SilentLogHandler() }
}

private struct SilentLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {}
}
