import Foundation

/// A container's log in short: secrets out, lines that say the same told once with their count, a stack trace whole.
struct ContainerLog: Sendable {
    let text: String
    /// Whether there is no line.
    let isEmpty: Bool

    /// Of one log, in bytes.
    private static let maxBytes = 3000

    /// - Parameters:
    ///   - log: As it was read.
    ///   - needle: Only lines with this text, in upper or lower case. It is looked for in what is left without secrets, so
    ///     that nobody can find one out by asking for parts of it.
    ///   - now: When it was read.
    init(_ log: String, cleanedBy hygiene: TextHygiene, containing needle: String? = nil, now: Date) {
        var text = hygiene.plain(log)
        if let needle, !needle.isEmpty {
            text = text.split(separator: "\n").filter { $0.localizedCaseInsensitiveContains(needle) }
                .joined(separator: "\n")
        }
        var templates = LogTemplates(reference: now)
        templates.append(text)
        let digest = LogDigest(templates.summary(), maximumBytes: Self.maxBytes)
        isEmpty = digest.lines == 0
        self.text = isEmpty ? "the log is empty" : digest.text
    }
}
