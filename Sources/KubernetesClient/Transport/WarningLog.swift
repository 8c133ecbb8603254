import Logging
import Synchronization

/// Logs each warning of the API server once (`Warning: 299` headers, RFC 7234 section 5.5), with a bounded memory.
final class WarningLog: Sendable {
    /// How many warnings are remembered; the one not seen for longest goes first.
    static let capacity = 128

    private let logger: Logger
    private let recent = Mutex<[String]>([])

    init(logger: Logger) { self.logger = logger }

    /// Takes in the `Warning` headers of an answer.
    func record(_ headers: [String], subject: RequestSubject) {
        for warning in headers.compactMap(Self.text) where isNew(warning) {
            logger.warning(
                "the API server warns", metadata: ["warning": "\(warning)", "request": "\(subject)"])
        }
    }

    /// Whether a warning is not among those remembered, where it then is the newest.
    func isNew(_ warning: String) -> Bool {
        recent.withLock { recent in
            let known = recent.firstIndex(of: warning)
            if let known { recent.remove(at: known) }
            recent.append(warning)
            if recent.count > Self.capacity { recent.removeFirst() }
            return known == nil
        }
    }

    /// The text of a header `299 - "text"`; nil for other codes.
    static func text(of header: String) -> String? {
        let parts = header.split(separator: " ", maxSplits: 2)
        guard parts.count == 3, parts[0] == "299", parts[2].first == "\"" else { return nil }
        var text = ""
        var isEscaped = false
        for character in parts[2].dropFirst() {
            if !isEscaped, character == "\"" { return text }
            isEscaped = !isEscaped && character == "\\"
            if !isEscaped { text.append(character) }
        }
        return nil
    }
}
