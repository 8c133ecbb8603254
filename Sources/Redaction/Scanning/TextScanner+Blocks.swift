extension TextScanner {
    private static let keyBytes = ByteSet.alphanumeric | ByteSet("+/=")
    private static let labelBytes = ByteSet.uppercase | .digits | ByteSet(" ")
    private static let bodyBytes = keyBytes | ByteSet("\\ \t\r:,.")
    private static let shortestFullLine = 40

    /// A private key that begins at an index with `-----BEGIN`: on this line, or over the next ones.
    mutating func privateKey(at start: Int) -> Int {
        let label = start + 11
        let labelEnd = bytes.end(of: Self.labelBytes, in: label..<min(line.end, label + 48))
        guard bytes.has("-----", at: labelEnd, before: line.end), isPrivate(label..<labelEnd) else { return labelEnd }
        let body = labelEnd + 5
        if let end = inlineKey(from: body) { return end }
        // What else stands on the line is of source text or of a shell: `\n" +`, a backslash.
        if line.startsLine, line.endsLine, !hasEnd(body..<line.end) {
            state.hidden = HiddenBlock(.privateKey, rule: .privateKey, digest: digester.makeDigest())
        }
        return body
    }

    private func isPrivate(_ label: Range<Int>) -> Bool {
        bytes.has("PRIVATE KEY", at: label.upperBound - 11, before: label.upperBound)
            || bytes.has("PRIVATE KEY BLOCK", at: label.upperBound - 17, before: label.upperBound)
    }

    /// A key whose line feeds are escaped or gone.
    ///
    /// - Returns: Where to go on; nil where no key is on the line.
    private mutating func inlineKey(from start: Int) -> Int? {
        var end = bytes.end(of: Self.bodyBytes, in: start..<line.end)
        // Only the mark of the end may follow a hyphen; `DEK-Info` and others are headers within.
        while end < line.end, bytes[end] == UInt8(ascii: "-"), !bytes.has("-----", at: end, before: line.end) {
            end = bytes.end(of: Self.bodyBytes, in: end + 1..<line.end)
        }
        if end < line.end, bytes[end] != UInt8(ascii: "-") {
            end = bytes.start(of: .backslash, in: start..<end)
        }
        let secret = keyDigits(in: start..<end)
        guard secret.count >= 16, start >= memory.lastEdit else { return nil }
        let isOpen = end == line.end && !line.endsLine
        redact(start..<end, as: .privateKey, digits: digester.digits(of: secret[...]))
        if isOpen { state.openSecret = .plain }
        return end
    }

    /// The digits of a key, without what stands for its line feeds, so that its placeholder is that of the same key
    /// over several lines.
    private func keyDigits(in range: Range<Int>) -> [UInt8] {
        var digits: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == .backslash {
                index = bytes.end(of: .backslash, in: index..<range.upperBound) + 1
                continue
            }
            if Self.keyBytes.contains(bytes[index]) { digits.append(bytes[index]) }
            index += 1
        }
        return digits
    }

    /// Takes out a line of a secret that began on an earlier one.
    ///
    /// - Returns: Whether the line was one of it; otherwise it is scanned as any other.
    mutating func continueHiddenBlock() -> Bool {
        guard let block = state.hidden else { return false }
        switch block.shape {
        case .privateKey: return continuePrivateKey()
        case .indented(let column): return continueIndented(column)
        }
    }

    private mutating func continueIndented(_ column: Int) -> Bool {
        let start = bytes.end(of: .blank, in: line.start..<line.end)
        let isBlank = bytes.end(of: .space, in: start..<line.end) == line.end
        let isKey = bytes.has("-----BEGIN ", at: start, before: line.end)
        if state.hidden?.prefix == nil, isKey || Placeholder.end(in: bytes, at: start, before: line.end) != nil {
            // The rule for private keys knows better where it ends; and what was redacted before is done.
            state.hidden = nil
            return false
        }
        guard isBlank || start - line.start > column, line.endsLine else {
            endHiddenBlock(at: line.start)
            return false
        }
        hideLine(secret: start..<bytes.start(of: .space, in: start..<line.end))
        return true
    }

    private mutating func continuePrivateKey() -> Bool {
        let content = bytes.trimming(.space, in: line.start..<line.end)
        guard line.endsLine, !hasEnd(content), state.hidden?.isComplete == false else {
            endHiddenBlock(at: line.start)
            return false
        }
        let digits = bytes.start(of: Self.keyBytes, in: content)..<content.upperBound
        if isFullLine(digits, of: content) {
            hideLine(secret: digits)
            return true
        }
        if isLastLine(digits, of: content) {
            hideLine(secret: digits)
            // A checksum may follow, and begins with what the digits end with.
            state.hidden?.isComplete = bytes[digits.lowerBound] != UInt8(ascii: "=")
            return true
        }
        if hideWithin(content) { return false }
        state.hidden?.foreignLines += 1
        if state.hidden?.foreignLines ?? 0 > HiddenBlock.foreignLimit { endHiddenBlock(at: line.start) }
        return false
    }

    /// Whether the mark of a key's end stands in a line.
    private func hasEnd(_ content: Range<Int>) -> Bool {
        var cursor = content.lowerBound
        while let hyphen = bytes.firstIndex(of: UInt8(ascii: "-"), in: cursor..<content.upperBound) {
            if bytes.has("-----END ", at: hyphen, before: content.upperBound) { return true }
            cursor = hyphen + 1
        }
        return false
    }

    /// Whether a line ends with as many digits as all lines of a key but the last have.
    private func isFullLine(_ digits: Range<Int>, of content: Range<Int>) -> Bool {
        guard digits.count >= Self.shortestFullLine, isKeyLike(digits) else { return false }
        return digits.lowerBound == content.lowerBound || ByteSet.blank.contains(bytes[digits.lowerBound - 1])
    }

    /// Whether digits are in upper and lower case, as a key's are and a digest's are not.
    private func isKeyLike(_ digits: Range<Int>) -> Bool {
        let shape = ValueShape(bytes, in: digits)
        return shape.upper > 0 && shape.lower > 0
    }

    /// Whether a line has the few digits that a key's last one has, after as many words as the lines before.
    private func isLastLine(_ digits: Range<Int>, of content: Range<Int>) -> Bool {
        guard let prefix = state.hidden?.prefix, !digits.isEmpty, digits.count < Self.shortestFullLine else {
            return false
        }
        func words(_ bytes: ArraySlice<UInt8>) -> Int { bytes.split(whereSeparator: ByteSet.space.contains).count }
        return words(bytes[content.lowerBound..<digits.lowerBound]) == words(prefix[...])
            && (digits.lowerBound == content.lowerBound || ByteSet.blank.contains(bytes[digits.lowerBound - 1]))
    }

    /// Takes a key's digits out of a line that has something behind them: a quote and a plus sign, of source text.
    ///
    /// - Returns: Whether there were any.
    private mutating func hideWithin(_ content: Range<Int>) -> Bool {
        var cursor = content.lowerBound
        while cursor < content.upperBound {
            let end = bytes.end(of: Self.keyBytes, in: cursor..<content.upperBound)
            if end - cursor >= Self.shortestFullLine, isKeyLike(cursor..<end) {
                scanPart(line.start..<cursor)
                position = redact(cursor..<end, as: .privateKey)
                return true
            }
            cursor = max(end, cursor + 1)
        }
        return false
    }

    private mutating func hideLine(secret: Range<Int>) {
        if state.hidden?.prefix == nil, !secret.isEmpty {
            state.hidden?.prefix = Array(bytes[line.start..<secret.lowerBound].suffix(Self.lookbehind))
        }
        state.hidden?.digest.append(bytes[secret])
        state.hidden?.endsWithNewline = line.hasNewline
        replace(line.start..<line.end + (line.hasNewline ? 1 : 0), with: [])
        position = line.end
    }

    /// Puts in the placeholder of a secret of several lines, before the first line that is none of it.
    mutating func endHiddenBlock(at index: Int) {
        guard let block = state.hidden else { return }
        state.hidden = nil
        guard let prefix = block.prefix else { return }
        let placeholder = Placeholder.make(block.rule, digits: block.digest.digits)
        adopt([(block.rule, placeholder)])
        replace(index..<index, with: prefix + placeholder + (block.endsWithNewline ? [.newline] : []))
    }
}
