public import KubernetesModel

/// Turns verified cases into text for other programs, one after the other.
///
/// What ``text(of:)`` returns for each case and ``end()`` at last, put together, is the file. Nothing is kept between
/// two cases but counts.
public struct HistoryWriter: Sendable {
    /// Cases that were written.
    public private(set) var written = 0
    /// Cases that gave nothing to write: an example without a cause, or without evidence of it, teaches nothing.
    public private(set) var skipped = 0

    private let format: HistoryFormat
    private let redact: @Sendable (JSONValue) -> JSONValue

    /// - Parameters:
    ///   - format: How to write.
    ///   - redact: What makes a value fit to leave: applied to all of a case, whatever was done to it before. It is
    ///     given a string where there is nothing but a text.
    public init(format: HistoryFormat, redact: @escaping @Sendable (JSONValue) -> JSONValue) {
        self.format = format
        self.redact = redact
    }

    /// What a case adds to the file; empty where it is skipped.
    public mutating func text(of verified: VerifiedCase) throws -> String {
        switch format {
        case .json:
            written += 1
            return try (written == 1 ? "[\n" : ",\n") + redact(KubernetesJSON.value(of: verified)).compactText
        case .openAIJSONL:
            let redacted = FineTuningExample(verified)?.mapTexts { redact(.string($0)).stringValue ?? "" }
            guard let example = redacted, example.isComplete else {
                skipped += 1
                return ""
            }
            written += 1
            return example.line + "\n"
        }
    }

    /// What comes after the last case.
    public func end() -> String {
        switch format {
        case .json: written == 0 ? "[]\n" : "\n]\n"
        case .openAIJSONL: ""
        }
    }
}
