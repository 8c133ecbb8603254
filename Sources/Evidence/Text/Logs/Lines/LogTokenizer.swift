/// Splits a log line into words and what stands for the parts that vary, and hashes both: lines with the same signature
/// have the same template.
///
/// One tokenizer is used for many lines, so that it allocates nothing.
struct LogTokenizer {
    private let classes = ByteClass.table
    private(set) var tokens: [LogToken] = []
    /// Of the tokens and the signs between them.
    private(set) var signature: UInt64 = LineHash.seed
    /// Whether the line goes on behind the last token.
    private(set) var isOpenEnded = false
    /// The signature as it was behind the last token.
    private var settledSignature: UInt64 = LineHash.seed
    /// Whether only commas and spaces lie behind the last token.
    private var isInList = false
    /// Behind the request line of an access log: the number that follows is the status.
    private var isAfterRequest = false
    /// Which quotation marks, by their place in ``marks``, are known to open nothing from here on.
    private var unclosedMarks: UInt8 = 0
    /// Where the quotation ends that is the message itself; -1 where there is none.
    private var messageEnd = -1

    /// What a template can be told apart by; what a line has beyond that is left out.
    static let maximumTokens = 40
    /// Longer quotations are somebody's text, in bytes.
    static let longestName = 40
    /// Of a message, what tells it from others, in bytes; what comes behind is left out.
    static let maximumBytes = 1024

    init() { tokens.reserveCapacity(Self.maximumTokens) }

    /// Splits a part of the bytes.
    mutating func tokenize(_ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) {
        tokens.removeAll(keepingCapacity: true)
        signature = LineHash.seed
        settledSignature = signature
        isOpenEnded = false
        isInList = false
        isAfterRequest = false
        unclosedMarks = 0
        messageEnd = -1
        var position = start
        while position < end {
            let byte = bytes[position]
            var found = classes[Int(byte)]
            if found.isEmpty {
                position = separator(byte, in: bytes, at: position, from: start, to: end)
                continue
            }
            let word = position
            position += 1
            while position < end {
                let next = classes[Int(bytes[position])]
                guard !next.isEmpty else { break }
                found.formUnion(next)
                position += 1
            }
            if tokens.count == Self.maximumTokens {
                isOpenEnded = true
                return
            }
            position = self.word(in: bytes, word, position, found, to: end)
        }
    }

    // MARK: Words

    private mutating func word(
        in bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int, _ found: ByteClass, to lineEnd: Int
    ) -> Int {
        if found.contains([.colon, .slash]), let end = endOfURL(in: bytes, start, end, to: lineEnd) {
            add(.url, start, end, constantEnd: start, in: bytes)
            return end
        }
        // The signs at the end of a sentence are no part of its last word.
        var wordEnd = end
        while wordEnd > start, Self.isPunctuation(bytes[wordEnd - 1]) { wordEnd -= 1 }
        guard wordEnd > start, !found.isSubset(of: [.slash, .sign, .dash]) else { return end }
        if found.isDisjoint(with: [.digit, .slash, .sign]), wordEnd - start <= 40 {
            add(.none, start, wordEnd, constantEnd: wordEnd, in: bytes)
            return end
        }
        let classes = wordEnd == end ? found : reclassify(bytes, start, wordEnd)
        var (placeholder, constantEnd) = WordClassifier(bytes: bytes, start: start, end: wordEnd, classes: classes)
            .classify()
        if placeholder == .number, constantEnd == start, wordEnd - start <= 3, isCode(bytes, before: start) {
            (placeholder, constantEnd) = (.none, wordEnd)
        }
        add(placeholder, start, wordEnd, constantEnd: constantEnd, in: bytes)
        return end
    }

    private func reclassify(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> ByteClass {
        var found = ByteClass()
        for position in start..<end { found.formUnion(classes[Int(bytes[position])]) }
        return found
    }

    private mutating func add(
        _ placeholder: Placeholder, _ start: Int, _ end: Int, constantEnd: Int, in bytes: UnsafeRawBufferPointer
    ) {
        isAfterRequest = false
        // Lists of any length have one template.
        if isInList, placeholder != .none, constantEnd == start, let last = tokens.last, last.isPurePlaceholder,
            last.placeholder == placeholder
        {
            tokens[tokens.count - 1].end = end
            signature = settledSignature
            return
        }
        var hash = UInt64(placeholder.rawValue) &* 0x2545_f491_4f6c_dd1d
        if constantEnd > start { hash ^= LineHash.hash(bytes, start, constantEnd) }
        tokens.append(
            LogToken(hash: hash, start: start, end: end, constantEnd: constantEnd, placeholder: placeholder))
        signature = LineHash.mix(signature ^ hash)
        settledSignature = signature
        isInList = true
    }

    /// The end of an address with a scheme, or nil where the word is none.
    private func endOfURL(in bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int, to lineEnd: Int) -> Int? {
        var position = start
        while position + 2 < end, bytes[position] != UInt8(ascii: ":") { position += 1 }
        guard position > start, position + 2 < end, bytes[position + 1] == UInt8(ascii: "/"),
            bytes[position + 2] == UInt8(ascii: "/")
        else { return nil }
        position = end
        while position < lineEnd, bytes[position] > 0x20, !Self.endsURL(bytes[position]) { position += 1 }
        while position > start, Self.isPunctuation(bytes[position - 1]) || Self.isListSign(bytes[position - 1]) {
            position -= 1
        }
        return position
    }

    private static func endsURL(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "|"):
            true
        default: false
        }
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
    }

    private static func isListSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") }

    // MARK: Numbers that say something

    /// Whether a short number is a status or an exit code, which tell templates apart.
    private func isCode(_ bytes: UnsafeRawBufferPointer, before start: Int) -> Bool {
        if isAfterRequest { return true }
        guard let last = tokens.last, last.placeholder == .none else { return false }
        return CodeWord.isOne(bytes, last.start, last.end)
    }

    // MARK: Between words

    private mutating func separator(
        _ byte: UInt8, in bytes: UnsafeRawBufferPointer, at position: Int, from start: Int, to end: Int
    ) -> Int {
        switch byte {
        case UInt8(ascii: "\""): return quotation(byte, 1 << 0, in: bytes, at: position, from: start, to: end)
        case UInt8(ascii: "'"): return quotation(byte, 1 << 1, in: bytes, at: position, from: start, to: end)
        case UInt8(ascii: "`"): return quotation(byte, 1 << 2, in: bytes, at: position, from: start, to: end)
        case 0x1b: return endOfEscape(in: bytes, at: position, to: end)
        case 0...0x20, 0x7f: return position + 1
        default:
            signature = LineHash.mix(signature ^ UInt64(byte))
            if byte != UInt8(ascii: ",") { isInList = false }
            return position + 1
        }
    }

    /// A terminal's colour within a line.
    private func endOfEscape(in bytes: UnsafeRawBufferPointer, at position: Int, to end: Int) -> Int {
        var position = position + 1
        guard position < end, bytes[position] == UInt8(ascii: "[") else { return position }
        position += 1
        while position < end, 0x20...0x3f ~= bytes[position] { position += 1 }
        return min(end, position + 1)
    }

    /// What stands between quotation marks is a value, unless it is the message or an error, or the request of an
    /// access log, or the name of a JSON member.
    private mutating func quotation(
        _ mark: UInt8, _ bit: UInt8, in bytes: UnsafeRawBufferPointer, at position: Int, from start: Int, to end: Int
    ) -> Int {
        guard unclosedMarks & bit == 0, position != messageEnd else { return position + 1 }
        // An apostrophe within a word opens nothing.
        if mark == UInt8(ascii: "'"), position > start, !classes[Int(bytes[position - 1])].isEmpty {
            return position + 1
        }
        // Within a message a short quotation is a name, and a long one is part of what it says.
        let isWithin = position < messageEnd
        let reach = isWithin ? min(end, position + Self.longestName + 2) : end
        guard let close = closing(mark, in: bytes, after: position, from: start, to: reach) else {
            if !isWithin { unclosedMarks |= bit }
            return position + 1
        }
        if !isWithin, position == start || QuotedKey.isMessage(before: position, in: bytes, from: start) {
            messageEnd = close
            return position + 1
        }
        guard tokens.count + 2 <= Self.maximumTokens else {
            isOpenEnded = true
            return end
        }
        if let methodEnd = HTTPRequest.endOfMethod(in: bytes, at: position + 1, to: close) {
            request(in: bytes, at: position + 1, methodEnd: methodEnd, to: close)
        } else if close + 1 < end, bytes[close + 1] == UInt8(ascii: ":"), close > position + 1 {
            add(.none, position + 1, close, constantEnd: close, in: bytes)
        } else if LogTime.end(in: bytes, at: position + 1, to: close) == close {
            add(.time, position, close + 1, constantEnd: position, in: bytes)
        } else if close > position + 1 {
            add(.quoted, position, close + 1, constantEnd: position, in: bytes)
        }
        return close + 1
    }

    /// Where the quotation ends: at a mark of the same kind that no letter follows. One within a quotation that was
    /// itself escaped ends at an escaped mark, any other at one that is not.
    private func closing(
        _ mark: UInt8, in bytes: UnsafeRawBufferPointer, after position: Int, from start: Int, to end: Int
    ) -> Int? {
        let escapes = mark == UInt8(ascii: "\"") && !(position > start && bytes[position - 1] == UInt8(ascii: "\\"))
        var close = position + 1
        while close < end {
            if escapes, bytes[close] == UInt8(ascii: "\\") {
                close += 2
                continue
            }
            if bytes[close] == mark {
                let next = close + 1 < bytes.count ? classes[Int(bytes[close + 1])] : []
                if next.isDisjoint(with: [.digit, .hexLetter, .letter]) { return close }
            }
            close += 1
        }
        return nil
    }

    /// The method stays; the target is a path, whatever a client put into it.
    private mutating func request(in bytes: UnsafeRawBufferPointer, at start: Int, methodEnd: Int, to close: Int) {
        add(.none, start, methodEnd, constantEnd: methodEnd, in: bytes)
        if methodEnd + 1 < close { add(.path, methodEnd + 1, close, constantEnd: methodEnd + 1, in: bytes) }
        isAfterRequest = true
    }
}
