/// Makes a text that anybody may have written fit to be read by a model or a person: what cannot be seen is taken out,
/// what only looks different is written plainly, and what is too long is cut in its middle.
///
/// Taken out are control characters, terminal escape sequences, and all that is invisible or changes the direction of
/// the text: zero-width characters, bidirectional controls, tag characters, variation selectors, private use, and more
/// combining marks in a row than any script needs. ASCII in another dress (full-width, mathematical, circled) becomes
/// ASCII. The rest of Unicode's compatibility mapping (NFKC) is left alone on purpose: it would turn `10²` into `102`
/// and `½` into `1⁄2`, so honest logs would lie. Look-alikes of other scripts stay too, since they are the letters of
/// honest languages; ``InjectionSuspicion`` sees through them.
///
/// It takes linear time, and a text of plain ASCII that is short enough comes back as it was.
///
/// What hides a secret from a search (`AKIA` with a zero-width space in it) is taken out too, so look for secrets in
/// what ``strip(_:)`` returns; and cut afterwards, so that no half of a secret is left: ``cut(_:)``.
public struct Sanitizer: Hashable, Sendable {
    /// What becomes of line breaks and tabs.
    public enum Layout: Hashable, Sendable {
        /// They stay; every kind of line break becomes a line feed.
        case lines
        /// Each run of white space becomes one space.
        case oneLine
    }

    public var layout: Layout
    /// In bytes of UTF-8, the mark of a cut included.
    public var maximumBytes: Int
    /// In bytes of UTF-8, the mark of a cut included.
    public var maximumLineBytes: Int

    /// - Parameters:
    ///   - layout: What becomes of line breaks and tabs.
    ///   - maximumBytes: 16 KiB where nothing is said, some four thousand tokens.
    ///   - maximumLineBytes: 2 KiB where nothing is said.
    public init(layout: Layout = .lines, maximumBytes: Int = 16_384, maximumLineBytes: Int = 2048) {
        self.layout = layout
        self.maximumBytes = max(0, maximumBytes)
        self.maximumLineBytes = max(0, maximumLineBytes)
    }

    /// Takes out what is hidden, and cuts.
    public func clean(_ text: String) -> SanitizedText {
        var result = strip(text)
        result.text = cut(result.text, counting: &result.cutBytes)
        return result
    }

    /// Takes out what is hidden, and cuts nothing.
    public func strip(_ text: String) -> SanitizedText {
        guard !isPlain(text) else { return SanitizedText(text: text) }
        var scan = SanitizingScan(keepsLines: layout == .lines)
        var text = text
        text.withUTF8 { scan.run($0) }
        return SanitizedText(text: String(decoding: scan.output, as: UTF8.self), hidden: scan.hidden)
    }

    /// Cuts a text, and each of its lines, to size.
    public func cut(_ text: String) -> String {
        var bytes = 0
        return cut(text, counting: &bytes)
    }

    private func cut(_ text: String, counting cutBytes: inout Int) -> String {
        var text = text
        if text.utf8.count > maximumLineBytes, let shortened = cuttingLines(of: text, counting: &cutBytes) {
            text = shortened
        }
        guard text.utf8.count > maximumBytes else { return text }
        let cut = MiddleCut(text, to: maximumBytes)
        cutBytes += cut.cutBytes
        return cut.text
    }

    /// The text with its long lines cut, or nil where none is long.
    private func cuttingLines(of text: String, counting cutBytes: inout Int) -> String? {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.contains(where: { $0.count > maximumLineBytes }) else { return nil }
        var shortened: [String] = []
        for line in lines {
            guard line.count > maximumLineBytes else {
                shortened.append(String(Substring(line)))
                continue
            }
            let cut = MiddleCut(String(Substring(line)), to: maximumLineBytes)
            cutBytes += cut.cutBytes
            shortened.append(cut.text)
        }
        return shortened.joined(separator: "\n")
    }

    /// Whether there is nothing to take out: ASCII without control characters, and in one line without a run of spaces.
    private func isPlain(_ text: String) -> Bool {
        let keepsLines = layout == .lines
        return text.utf8.withContiguousStorageIfAvailable { bytes in
            var previous: UInt8 = 0
            for byte in bytes {
                if byte < 0x20 || byte > 0x7e {
                    guard keepsLines, byte == 0x0a || byte == 0x09 else { return false }
                }
                if !keepsLines, byte == 0x20, previous == 0x20 { return false }
                previous = byte
            }
            return true
        } ?? false
    }
}
