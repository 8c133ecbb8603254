extension TextScanner {
    private static let stringPrefixes = ByteSet("bBuUrR")

    /// Reads the value after a separator.
    ///
    /// - Parameter reach: How much of a bare value is read at first; what is judged by less needs no more.
    mutating func value(after separator: Int, of key: KeySpan, reach: Int = judgedLength) -> ValueSpan {
        var start = separator + 1
        // `:=`, `==`, `=>`
        if start < line.end,
            bytes[start] == UInt8(ascii: "=")
                || bytes[start] == UInt8(ascii: ">") && bytes[separator] == UInt8(ascii: "=")
        {
            start += 1
        }
        let hasSpace = start < line.end && ByteSet.blank.contains(bytes[start])
        start = bytes.end(of: .blank, in: start..<line.end)
        let form = form(of: key, separator: separator, hasSpace: hasSpace)
        if start + 1 < line.end, Self.stringPrefixes.contains(bytes[start]), ByteSet.quotes.contains(bytes[start + 1]) {
            start += 1
        }
        if let quote = quote(at: start), !endsText(quote, at: start, key: key) {
            return quotedValue(after: start + quote.bytes.count, quote: quote)
        }
        return bareValue(from: start, form: form, isEscaped: !beginsRealLine(key), reach: reach)
    }

    private func form(of key: KeySpan, separator: Int, hasSpace: Bool) -> ValueSpan.Form {
        if key.quote != nil { return .member }
        if bytes[separator] == UInt8(ascii: "=") {
            guard hasSpace else { return .assignment }
            // `token= next=1` is an empty value and another key.
            guard ByteSet.blank.contains(bytes[separator - 1]) else { return .sentence }
            return beginsLine(key) ? .line : .assignment
        }
        guard hasSpace else { return .assignment }
        return beginsLine(key) ? .line : .sentence
    }

    /// The quote, with the backslashes before it, that stands at an index.
    func quote(at index: Int) -> Quote? {
        let end = bytes.end(of: .backslash, in: index..<min(line.end, index + 16))
        guard end < line.end, ByteSet.quotes.contains(bytes[end]) else { return nil }
        return Quote(byte: bytes[end], backslashes: end - index)
    }

    /// Whether a quote after a bare key ends the text that the key is in: `"no password=", "user": 1`.
    private mutating func endsText(_ quote: Quote, at index: Int, key: KeySpan) -> Bool {
        guard key.quote == nil, quote.byte == .doubleQuote else { return false }
        let next = bytes.end(of: .blank, in: index + quote.bytes.count..<line.end)
        guard next == line.end || Self.afterText.contains(bytes[next]) else { return false }
        return quote.backslashes > 0 || isQuoted(at: key.range.lowerBound)
    }

    private static let afterText = ByteSet(",}]:)\\\"")

    /// A value within quotes, which ends with as many backslashes before its quote as it began with. Text that was
    /// quoted n times over has 2^n - 1 of them, and an inner quote has more.
    mutating func quotedValue(after start: Int, quote: Quote) -> ValueSpan {
        let level = quote.backslashes
        var count = 0
        var cursor = start
        while cursor < line.end {
            let byte = bytes[cursor]
            if byte == .backslash {
                count += 1
            } else {
                if byte == quote.byte, count < level || count % (2 * (level + 1)) == level {
                    if quote.byte == UInt8(ascii: "'"), cursor > start, cursor + 1 < line.end,
                        bytes[cursor + 1] == quote.byte
                    {
                        // YAML and SQL write a quote within quotes twice.
                        cursor += 1
                    } else {
                        return ValueSpan(
                            range: start..<max(start, cursor - min(level, count)), quote: quote, form: .member,
                            next: cursor + 1)
                    }
                } else if byte == .doubleQuote, quote.byte != byte, count % 2 == 0, isQuoted(at: start) {
                    // The text around it ends before its own quote comes.
                    return ValueSpan(range: start..<cursor, quote: quote, form: .member, next: cursor)
                }
                count = 0
            }
            cursor += 1
        }
        let end = bytes.start(of: .space, in: start..<line.end)
        return ValueSpan(range: start..<end, quote: quote, form: .member, next: end, isOpen: !line.endsLine)
    }

    /// A value without quotes.
    mutating func bareValue(
        from start: Int, form: ValueSpan.Form, isEscaped: Bool = false, reach: Int = judgedLength
    ) -> ValueSpan {
        if let end = bracketEnd(from: start) { return ValueSpan(range: start..<end, form: form, next: end) }
        if form == .line { return lineValue(from: start, isEscaped: isEscaped) }
        // A value that turns out to be none is read again for the next key, so that no more of it is read than is
        // needed.
        let limit = min(line.end, start + reach)
        let end = wordEnd(from: start, before: limit, form: form)
        guard end < limit || limit == line.end else {
            return ValueSpan(range: start..<end, form: form, next: end, isBeginning: true)
        }
        return wholeValue(start..<end, form: form)
    }

    /// More of a value than this says nothing new.
    static let judgedLength = HarmlessValue.longest + 32

    /// A value of which only the beginning was read so far.
    mutating func completed(_ value: ValueSpan) -> ValueSpan {
        guard value.isBeginning else { return value }
        let start = value.range.lowerBound
        return wholeValue(start..<wordEnd(from: start, before: line.end, form: value.form), form: value.form)
    }

    private func wholeValue(_ range: Range<Int>, form: ValueSpan.Form) -> ValueSpan {
        let (start, end) = (range.lowerBound, range.upperBound)
        var trimmed = bytes.start(of: Self.closers, in: range)
        // The parenthesis of a call is its own.
        if trimmed < end, bytes[trimmed] == UInt8(ascii: ")"),
            bytes.firstIndex(of: UInt8(ascii: "("), in: start..<trimmed) != nil
        {
            trimmed += 1
        }
        return ValueSpan(range: start..<trimmed, form: form, next: trimmed, isOpen: end == line.end && !line.endsLine)
    }

    /// The rest of a line, without a comment. Within a quoted text the line ends with `\n`, or with the text.
    private mutating func lineValue(from start: Int, isEscaped: Bool) -> ValueSpan {
        // Where the line began with an escape, it ends with one.
        let isInText = isQuoted(at: start) || !line.startsLine || isEscaped
        var end = start
        while end < line.end {
            let byte = bytes[end]
            if isInText, byte == .doubleQuote || byte == .backslash && escapeEndsValue(at: end, isInText: true) {
                break
            }
            if byte == UInt8(ascii: "#"), end > start, ByteSet.blank.contains(bytes[end - 1]) { break }
            end = byte == .backslash ? bytes.end(of: .backslash, in: end..<line.end) : end + 1
        }
        let trimmed = bytes.start(of: .space, in: start..<end)
        return ValueSpan(
            range: start..<trimmed, form: .line, next: trimmed, isOpen: trimmed == line.end && !line.endsLine)
    }

    /// Where `(not set)`, `<none>`, `$(NAME)`, `${NAME}` or `{{ .Values.name }}` ends.
    func bracketEnd(from start: Int) -> Int? {
        guard start + 1 < line.end else { return nil }
        let isVariable = bytes[start] == UInt8(ascii: "$") || bytes[start] == UInt8(ascii: "%")
        let closer: UInt8
        switch isVariable ? bytes[start + 1] : bytes[start] {
        case UInt8(ascii: "("): closer = UInt8(ascii: ")")
        case UInt8(ascii: "<") where !isVariable: closer = UInt8(ascii: ">")
        case UInt8(ascii: "{") where isVariable || bytes[start + 1] == UInt8(ascii: "{"): closer = UInt8(ascii: "}")
        default: return nil
        }
        guard let end = bytes.firstIndex(of: closer, in: start..<min(line.end, start + 96)) else { return nil }
        return bytes.end(of: Self.closers, in: end..<min(line.end, end + 2))
    }

    /// Where a bare value ends: at a space, at a quote that is not the value's, or before `&key=`, `,key=` and `;key=`.
    private mutating func wordEnd(from start: Int, before limit: Int, form: ValueSpan.Form) -> Int {
        var cursor = start
        while cursor < limit {
            let byte = bytes[cursor]
            if Self.enders.contains(byte) {
                switch byte {
                case .backslash:
                    if escapeEndsValue(at: cursor, isInText: isQuoted(at: start)) { return cursor }
                    cursor = bytes.end(of: .backslash, in: cursor..<line.end) - 1
                case UInt8(ascii: "["):
                    if Placeholder.end(in: bytes, at: cursor, before: line.end) != nil { return cursor }
                case UInt8(ascii: "&"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"):
                    if form == .member || beginsPair(at: cursor + 1) { return cursor }
                case UInt8(ascii: "}"), UInt8(ascii: "]"):
                    if form == .member { return cursor }
                case UInt8(ascii: "'"):
                    // it's
                    if cursor + 1 == line.end || !ByteSet.alphanumeric.contains(bytes[cursor + 1]) { return cursor }
                default: return cursor
                }
            }
            cursor += 1
        }
        return min(cursor, limit)
    }

    private static let enders = ByteSet(" \t\r\n\u{0}\u{7}\u{8}\u{b}\u{c}\u{1b}\"`'\\[&,;|}]")

    /// Whether the backslashes at an index belong to what comes after a bare value: to a quote of the text around it,
    /// or to an escape in that text.
    private func escapeEndsValue(at index: Int, isInText: Bool) -> Bool {
        let next = bytes.end(of: .backslash, in: index..<line.end)
        guard next < line.end else { return false }
        switch bytes[next] {
        case .doubleQuote, UInt8(ascii: "'"): return true
        case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): return isInText
        case UInt8(ascii: "u"): return bytes.has("u00", at: next, before: line.end)
        default: return false
        }
    }

    /// Whether a key and its separator stand at an index.
    private func beginsPair(at index: Int) -> Bool {
        let end = bytes.end(of: .key, in: index..<min(line.end, index + 40))
        return index >= line.end
            || end > index && end < line.end
                && (bytes[end] == UInt8(ascii: "=") || bytes[end] == UInt8(ascii: ":"))
            || ByteSet.space.contains(bytes[index])
    }
}
