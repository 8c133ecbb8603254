/// A text that nobody may see: a key, or a header that may hold one. It prints as `<redacted>`, also inside of other
/// values and in a dump.
public struct SecretText: Hashable, Sendable {
    /// The text itself; for the one place that sends it.
    let exposed: String

    public init(_ text: String) { exposed = text }
}

extension SecretText: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "<redacted>" }
    public var debugDescription: String { "<redacted>" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension SecretText {
    /// The text without white space at its ends, as a header can carry it; nil for what no header can: an empty text,
    /// one with blanks or line breaks inside, or other characters than printable ASCII.
    var headerValue: String? {
        let value = exposed.trimmingPrefix(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        guard !value.isEmpty, value.allSatisfy({ 33...126 ~= $0.asciiValue ?? 0 }) else { return nil }
        return String(value)
    }
}

extension SecretText {
    /// Whether a header can carry the text as it is.
    var isHeaderText: Bool { exposed.utf8.allSatisfy { 32...126 ~= $0 } }
}
