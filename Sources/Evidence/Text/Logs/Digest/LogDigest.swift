/// What a diagnosis needs of a log, as text within a size: errors and stack traces first, then the last lines before
/// the end, then what is frequent and what is rare. It says how much it leaves out.
///
/// What a client may have written into a line, the query of an address and any long quotation, is left out, and so is
/// what reads like an attempt to steer the reader.
public struct LogDigest: Hashable, Sendable {
    /// The text; empty for an empty log.
    public let text: String
    /// Of the log.
    public let lines: Int
    public let templates: Int
    /// Templates of which nothing is shown, the lines of them, and traces.
    public let omittedTemplates: Int
    public let omittedLines: Int
    public let omittedTraces: Int
    /// The worst that was found in any template or trace, shown or not.
    public let suspicion: Suspicion

    /// Makes a digest.
    ///
    /// - Parameters:
    ///   - summary: The log in short.
    ///   - maximumBytes: Of UTF-8; at least 256 are needed to say anything.
    public init(_ summary: LogSummary, maximumBytes: Int = 6000) {
        var composer = DigestComposer(summary, maximumBytes: maximumBytes)
        composer.compose()
        text = summary.lines == 0 ? "" : composer.text
        lines = summary.lines
        templates = summary.templates.count + summary.forgottenTemplates
        omittedTemplates = composer.omittedTemplates
        omittedLines = composer.omittedLines
        omittedTraces = composer.omittedTraces
        suspicion = composer.suspicion
    }
}
