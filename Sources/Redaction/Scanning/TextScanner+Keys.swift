extension TextScanner {
    /// As far back as a key may begin: not in a line before, nor in what was replaced.
    var keyStart: Int { max(line.start, memory.lastEdit) }

    /// Whether only indentation, and the dash of a list's item, stand before a key on its line.
    func beginsLine(_ key: KeySpan) -> Bool {
        guard key.quote == nil else { return false }
        let earliest = max(line.start, key.range.lowerBound - 256)
        let start = bytes.start(of: .blank | .hyphen, in: earliest..<key.range.lowerBound)
        if start == line.start { return line.startsLine }
        return isEscapedLineStart(start)
    }

    /// Whether nothing but blanks and dashes stands before a key on its line.
    func beginsRealLine(_ key: KeySpan) -> Bool {
        line.startsLine
            && bytes.start(of: .blank | .hyphen, in: line.start..<key.range.lowerBound) == line.start
    }

    /// Whether `\n` stands before an index.
    func isEscapedLineStart(_ index: Int) -> Bool {
        index >= line.start + 2 && bytes[index - 2] == .backslash
            && (bytes[index - 1] == UInt8(ascii: "n") || bytes[index - 1] == UInt8(ascii: "r"))
    }

    /// Whether an index lies within double quotes, by their number on the line.
    mutating func isQuoted(at index: Int) -> Bool {
        var (upTo, isInside) = memory.quotes ?? (line.start, false)
        for cursor in min(upTo, index)..<max(upTo, index) where bytes[cursor] == .doubleQuote {
            let start = bytes.start(of: .backslash, in: line.start..<cursor)
            if (cursor - start) % 2 == 0 { isInside.toggle() }
        }
        upTo = index
        memory.quotes = (upTo, isInside)
        return isInside
    }
}
