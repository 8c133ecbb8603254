extension TextScanner {
    /// Deals with what earlier lines, or the earlier part of this one, left to do.
    ///
    /// - Returns: Whether nothing of the line is left to scan.
    mutating func beginLine() -> Bool {
        if let open = state.openSecret {
            state.openSecret = nil
            if state.isWithinLine, finish(open) { return true }
        }
        guard line.startsLine else { return false }
        if state.hidden != nil, continueHiddenBlock() { return true }
        if let flag = state.flag {
            state.flag = nil
            flagValue(flag)
        }
        if let block = state.manifest.block { member(of: block) }
        return false
    }

    /// Takes out the rest of a secret that the last piece ended in.
    ///
    /// - Returns: Whether it goes on past this piece too.
    private mutating func finish(_ open: OpenSecret) -> Bool {
        let end: Int
        switch open {
        case .base64: end = bytes.end(of: .base64 | .equals, in: position..<line.end)
        case .plain:
            end = position + bytes[position..<line.end].prefix { !Self.plainEnds.contains($0) }.count
        case .quoted(let byte, let backslashes):
            let value = quotedValue(after: position, quote: Quote(byte: byte, backslashes: backslashes))
            end = value.isOpen ? line.end : value.range.upperBound
        }
        position = replace(position..<end, with: [])
        guard end == line.end, !line.endsLine else { return false }
        state.openSecret = open
        return true
    }

    private static let plainEnds = ByteSet(" \t\r\n\"'`\\")

    /// The value of a flag that the line before ended with: `- hunter2`, `"hunter2",`.
    private mutating func flagValue(_ meaning: KeyMeaning) {
        var start = bytes.end(of: .space, in: line.start..<line.end)
        if bytes.has("- ", at: start, before: line.end) { start = bytes.end(of: .space, in: start + 1..<line.end) }
        guard start < line.end else { return }
        var value: ValueSpan
        if let quote = quote(at: start) {
            value = quotedValue(after: start + quote.bytes.count, quote: quote)
        } else {
            let end = bytes.start(of: .space, in: start..<line.end)
            value = ValueSpan(range: start..<end, form: .flag, next: end)
        }
        guard !value.range.isEmpty, bytes[value.range.lowerBound] != UInt8(ascii: "-") else { return }
        value.form = .flag
        if let next = redact(value, as: meaning) { position = next }
    }

    /// A member of a manifest's `data` that begins on this line.
    private mutating func member(of block: ManifestState.Block) {
        let start = bytes.end(of: .blank, in: line.start..<line.end)
        guard start < line.end, bytes[start] != .carriageReturn else { return }
        guard start - line.start > block.indent else {
            state.manifest.block = nil
            return
        }
        guard let separator = memberSeparator(from: start),
            let key = KeySpan(in: bytes, before: separator, from: line.start)
        else { return }
        let value = value(after: separator, of: key)
        // What is no string is no value of a Secret.
        guard !value.range.isEmpty, value.quote != nil || key.quote == nil && !beginsStructure(value) else { return }
        if block.isSecret, value.quote == nil, "|>".utf8.contains(bytes[value.range.lowerBound]), value.range.count <= 3
        {
            state.hidden = HiddenBlock(
                .indented(start - line.start), rule: .secretData, digest: digester.makeDigest())
            position = line.end
        } else if redactData(value, isSecret: block.isSecret) {
            position = value.next
        }
    }

    private func beginsStructure(_ value: ValueSpan) -> Bool {
        let first = bytes[value.range.lowerBound]
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    /// The colon after a member's key, which is a bare word or a string.
    private mutating func memberSeparator(from start: Int) -> Int? {
        let end: Int
        if let quote = quote(at: start) {
            end = quotedValue(after: start + quote.bytes.count, quote: quote).next
        } else {
            end = bytes.end(of: .key, in: start..<line.end)
        }
        return end < line.end && bytes[end] == UInt8(ascii: ":") ? end : nil
    }
}
