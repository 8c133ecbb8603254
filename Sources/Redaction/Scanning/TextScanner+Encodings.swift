extension TextScanner {
    /// Where text with escapes ends.
    private static let percentEnds = ByteSet(" \t\r\n\"'<>`")
    private static let unicodeEnds = ByteSet("\"\r\n")

    /// Undoes the escapes of the text around an index, and looks into that.
    ///
    /// - Returns: Where to go on.
    mutating func escapedText(at index: Int, isUnicode: Bool) -> Int {
        guard depth < Self.deepest, index >= memory.escapesDone else { return index + 1 }
        let ends = isUnicode ? Self.unicodeEnds : Self.percentEnds
        let earliest = max(line.start, memory.lastEdit, memory.escapesDone)
        var start = min(index, max(earliest, index - Self.lookbehind))
        for cursor in stride(from: index - 1, through: start, by: -1) where ends.contains(bytes[cursor]) {
            start = cursor + 1
            break
        }
        var end = index
        while end < line.end, !ends.contains(bytes[end]) { end += 1 }
        // A quote's backslash is the quote's.
        if end < line.end, bytes[end] == .doubleQuote {
            end = max(index + 1, bytes.start(of: .backslash, in: index..<end))
        }
        memory.escapesDone = end
        let text = EscapedText(bytes, in: start..<end, isUnicode: isUnicode)
        var scanner = TextScanner(text.bytes, digester: digester, depth: depth + 1, state: nestedState)
        scanner.scanAll()
        for edit in scanner.edits {
            replace(
                text.origins[edit.range.lowerBound]..<text.origins[edit.range.upperBound], with: text.encoded(edit.text)
            )
        }
        adopt(scanner.found)
        // What the piece cuts is looked at again with what follows.
        return end == line.end && !line.endsLine ? max(index + 1, memory.lastEdit) : end
    }

    private var nestedState: ScanState {
        var nested = ScanState()
        nested.manifest.kind = state.manifest.kind
        return nested
    }

    /// Decodes the base64 that a long word is, or is part of, and looks into that.
    ///
    /// - Returns: Where to go on; nil where there is nothing to replace.
    mutating func base64(in word: Range<Int>) -> Int? {
        guard depth + 1 < Self.deepest, word.lowerBound >= memory.base64Done else { return nil }
        let earliest = max(line.start, memory.lastEdit, memory.base64Done)
        let start = bytes.start(of: .base64, in: earliest..<word.lowerBound)
        let end = bytes.end(of: .base64, in: word.upperBound..<line.end)
        memory.base64Done = end
        for candidate in candidates(from: start, word: word) where Base64.beginsText(bytes, in: candidate..<end) {
            let decoded = Base64.decode(bytes[candidate..<end])
            guard Base64.isText(decoded) else { continue }
            var scanner = TextScanner(decoded, digester: digester, depth: depth + 1)
            scanner.scanAll()
            guard let first = scanner.found.first else { continue }
            let padded = bytes.end(of: .equals, in: end..<min(line.end, end + 2))
            let placeholder =
                scanner.found.count == 1
                ? first.placeholder : Placeholder.make(first.rule, digits: digester.digits(of: decoded[...]))
            adopt([(first.rule, placeholder)])
            let next = replace(candidate..<padded, with: placeholder)
            if end == line.end, !line.endsLine { state.openSecret = .base64 }
            return next
        }
        return nil
    }

    /// Where base64 may begin: with all that looks like it, with the word itself, or, where the word goes on from an
    /// earlier piece, with one of its first four digits.
    private func candidates(from start: Int, word: Range<Int>) -> [Int] {
        let isCut = !line.startsLine && start > line.start && start == position
        if isCut { return Array(start..<min(start + 4, word.upperBound)) }
        return start == word.lowerBound ? [start] : [start, word.lowerBound]
    }
}
