extension TextScanner {
    /// Words of this length and more may be tokens without a beginning that tells so, or base64.
    static let longWord = 16
    private static let controlBytes = ByteSet.digits | ByteSet(";?")

    /// Goes from mark to mark.
    mutating func scanMarks(until stop: Int) {
        // Held here, so that the loop has no need to ask self for them.
        let bytes = bytes
        let index = TokenIndex.shared
        let kinds = MarkKind.table
        let end = line.end
        var cursor = position
        while cursor < stop {
            let byte = bytes[cursor]
            let kind = kinds[Int(byte)]
            if kind == MarkKind.word {
                let start = cursor
                repeat { cursor += 1 } while cursor < end && kinds[Int(bytes[cursor])] == MarkKind.word
                guard
                    cursor - start >= Self.longWord || start + 2 < end && index.mayBegin(bytes, at: start)
                        || byte == UInt8(ascii: "-") && cursor - start > 1
                        || cursor < end && WordMark.mayBe(byte, length: cursor - start, before: bytes[cursor])
                else { continue }
                cursor = scanWord(start..<cursor)
                // A word that the piece cuts is looked at again with what follows.
                if cursor == end, !line.endsLine { cursor = max(stop, memory.lastEdit) }
            } else if kind == MarkKind.mark {
                cursor = scanMark(byte, at: cursor)
            } else {
                cursor += 1
            }
        }
        position = cursor
    }

    /// Scans a part of the line as if the line ended there.
    mutating func scanPart(_ part: Range<Int>) {
        let lineEnd = line.end
        (line.end, position) = (part.upperBound, part.lowerBound)
        scanMarks(until: part.upperBound)
        line.end = lineEnd
    }

    private mutating func scanMark(_ byte: UInt8, at index: Int) -> Int {
        switch byte {
        case UInt8(ascii: "="): return assignment(at: index)
        case UInt8(ascii: ":"): return colon(at: index)
        case UInt8(ascii: "%"): return percentEscape(at: index)
        case .backslash: return backslash(at: index)
        case UInt8(ascii: "["): return Placeholder.end(in: bytes, at: index, before: line.end) ?? index + 1
        case .escape: return controlSequence(at: index + 1)
        case UInt8(ascii: ">"): return element(at: index)
        case UInt8(ascii: "@"): return driverAddress(at: index)
        case UInt8(ascii: "$"): return passwordHash(at: index)
        case UInt8(ascii: "~"): return azureClientSecret(at: index)
        default: return index + 1
        }
    }

    /// What the colour of a terminal's text is set with ends with a letter, which is not the next word's first.
    private func controlSequence(at index: Int) -> Int {
        guard index < line.end, bytes[index] == UInt8(ascii: "[") else { return index }
        let end = bytes.end(of: Self.controlBytes, in: index + 1..<min(line.end, index + 24))
        return min(line.end, end + 1)
    }

    /// Goes past an escape of JSON, so that its letter is not taken for the next word's first.
    private mutating func backslash(at index: Int) -> Int {
        let next = index + 1
        guard next < line.end else { return next }
        guard bytes[next] == UInt8(ascii: "u") else {
            return bytes[next] == .backslash ? next : next + 1
        }
        guard next + 5 <= line.end, bytes.has("00", at: next + 1, before: line.end),
            let high = bytes[next + 3].hexDigit, let low = bytes[next + 4].hexDigit
        else { return next + 1 }
        switch high << 4 | low {
        case .escape: return controlSequence(at: next + 5)
        // Go writes these for what HTML would mistake; they end a value as the characters do.
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"): return next + 5
        case 0x20...0x7e: return escapedText(at: index, isUnicode: true)
        default: return next + 5
        }
    }

    private mutating func percentEscape(at index: Int) -> Int {
        guard index + 2 < line.end, bytes[index + 1].hexDigit != nil, bytes[index + 2].hexDigit != nil else {
            return index + 1
        }
        return escapedText(at: index, isUnicode: false)
    }

    private mutating func colon(at index: Int) -> Int {
        let next = index + 1
        if bytes.has("//", at: next, before: line.end) { return address(at: index) }
        guard index > line.start, next < line.end else { return index > line.start ? assignment(at: index) : next }
        if ByteSet.digits.contains(bytes[index - 1]) {
            if ByteSet.digits.contains(bytes[next]) { return next }
            if bytes[next] == UInt8(ascii: "A"), let end = telegramToken(at: index) { return end }
        }
        if bytes[next] == UInt8(ascii: ":") { return next + 1 }
        return assignment(at: index)
    }
}
