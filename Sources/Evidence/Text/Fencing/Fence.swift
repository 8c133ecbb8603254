/// Marks off, in a prompt, text that others wrote.
///
///     [483920174512 | e1 | pod/checkout-7d9f-x2x | control-plane | 3m before]
///      last run ended with OOMKilled
///     [483920174512 end]
///
/// Three things hold, whatever the text is: only lines of ours begin in the first column, since each line of a text is
/// indented; only lines of ours carry the mark, since it is drawn anew for each prompt, is not in any of the texts, and
/// is taken out of them should it be there all the same; and the text has no hidden characters that a model might read
/// over. So no text can end its own block, open another, or change who it is said to be from.
///
/// The mark is twelve decimal digits: tokenizers read three at a time, so it is cheap, and 40 bits are more than a text
/// written beforehand can guess at.
public struct Fence: Hashable, Sendable {
    /// Twelve digits.
    public let mark: String

    private static let digits = 12
    private static let sanitizer = Sanitizer(maximumBytes: .max, maximumLineBytes: .max)
    private static let headSanitizer = Sanitizer(layout: .oneLine, maximumBytes: 160)

    /// Draws a mark that is in none of the texts.
    public init(avoiding texts: some Sequence<String>, using generator: inout some RandomNumberGenerator) {
        let texts = Array(texts)
        var mark = ""
        // A generator that returns the same again and again must not keep us here, as `Int.random(in:using:)` would;
        // what remains is taken out of the text.
        for _ in 0..<16 {
            mark = (0..<Self.digits).map { _ in String(generator.next() % 10) }.joined()
            if !texts.contains(where: { $0.containsBytes(of: mark) }) { break }
        }
        self.mark = mark
    }

    /// A fence to measure with: all marks cost the same tokens.
    static let sample = Fence(mark: String(repeating: "0", count: digits))

    private init(mark: String) { self.mark = mark }

    /// One block: a head line, and the text indented by one space. Ends with a line break.
    public func block(_ item: FencedItem) -> String {
        let fields = [item.id, item.source, item.trust, item.time].map(headField).filter { !$0.isEmpty }
        var block = "[\(([mark] + fields).joined(separator: " | "))]\n"
        let text = withoutMark(Self.sanitizer.strip(item.text).text)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            // An empty line needs no indentation: it says nothing.
            block += line.isEmpty ? "\n" : " \(line)\n"
        }
        return block
    }

    /// The line behind the last block.
    public var end: String { "[\(mark) end]\n" }

    /// A field of a head line: in one line, short, and without what separates fields or ends the line.
    private func headField(_ text: String) -> String {
        var field = withoutMark(Self.headSanitizer.clean(text).text)
        for (character, plain) in [("|", "/"), ("[", "("), ("]", ")")] {
            field = field.replacingBytes(of: character, with: plain)
        }
        return field
    }

    private func withoutMark(_ text: String) -> String { text.replacingBytes(of: mark, with: "(mark)") }
}
