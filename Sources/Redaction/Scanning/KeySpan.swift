/// A key within a text, as it was found before a `=` or a `:`.
struct KeySpan {
    /// Without its quotes.
    var range: Range<Int>
    /// The quote that ends it, with the backslashes before that; nil where it is bare.
    var quote: Quote?
}

extension KeySpan {
    /// Spaces before a separator, and backslashes before a quote, are looked at up to this number.
    private static let reach = 16

    /// The key that ends before a separator, of which the last ``KeyName/longest`` bytes count.
    init?(in bytes: [UInt8], before separator: Int, from start: Int) {
        var end = bytes.start(of: .blank, in: max(start, separator - Self.reach)..<separator)
        // config['password'] = ...
        if end > start, bytes[end - 1] == UInt8(ascii: "]") { end -= 1 }
        var quote: Quote?
        if end > start, ByteSet.quotes.contains(bytes[end - 1]) {
            end -= 1
            let slashes = bytes.start(of: .backslash, in: max(start, end - Self.reach)..<end)
            quote = Quote(byte: bytes[end], backslashes: end - slashes)
            end = slashes
        }
        guard let keyStart = Self.start(in: bytes, before: end, from: start) else { return nil }
        self.init(range: keyStart..<end, quote: quote)
    }

    private static func start(in bytes: [UInt8], before end: Int, from earliest: Int) -> Int? {
        guard end > earliest else { return nil }
        var start = bytes.start(of: .key, in: max(earliest, end - KeyName.longest)..<end)
        guard start < end else { return nil }
        // The letter of an escape is not the key's: \npassword.
        if start > earliest, bytes[start - 1] == .backslash {
            switch bytes[start] {
            case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): start += 1
            case UInt8(ascii: "u") where end - start > 5: start += 5
            default: break
            }
        }
        return start < end ? start : nil
    }

    /// What the key says, with the words before it where it is only `key`: `API key: ...`.
    func meaning(in bytes: [UInt8], from start: Int) -> KeyMeaning? {
        guard range.lowerBound > start + 3, bytes[range.lowerBound - 1] == UInt8(ascii: " "),
            let start = phraseStart(in: bytes, from: start)
        else { return KeyName.meaning(bytes, in: range) }
        return KeyName.meaning(bytes, in: start..<range.upperBound)
    }

    /// Where the phrase begins that the key ends: `secret access` before `key`, `PASSWORD` before `elastic`.
    private func phraseStart(in bytes: [UInt8], from earliest: Int) -> Int? {
        let isKey = bytes.isWord("key", in: range)
        var start = range.lowerBound
        for _ in 0..<2 {
            guard start > earliest + 1, bytes[start - 1] == UInt8(ascii: " ") else { break }
            let word = bytes.start(of: .letters, in: max(earliest, start - 24)..<start - 1)
            guard word < start - 1 else { break }
            // Elasticsearch prints `PASSWORD elastic = ...` for each user.
            if !isKey { return start - 1 - word == 8 && bytes.has("PASSWORD", at: word, before: start) ? word : nil }
            start = word
        }
        return start < range.lowerBound ? start : nil
    }
}
