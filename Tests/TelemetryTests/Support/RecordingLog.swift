import Logging
import Synchronization

/// Keeps what is logged.
final class RecordingLog: Sendable {
    private let entries = Mutex<[String]>([])

    /// Level, message and metadata of each entry, the metadata in the order of its names.
    var lines: [String] { entries.withLock { $0 } }

    /// A logger that writes here.
    var logger: Logger {
        var logger = Logger(label: "test") { _ in Handler(log: self) }
        logger.logLevel = .trace
        return logger
    }

    private struct Handler: LogHandler {
        let log: RecordingLog
        var logLevel = Logger.Level.trace
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let pairs = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
            log.entries.withLock { $0.append("\(event.level) \(event.message)\(pairs.joined())") }
        }
    }
}
