extension TextScanner {
    private static let wordEnds = ByteSet(" ,.;:")
    private static let blockBytes = ByteSet.digits | ByteSet("+-|>")
    private static let valueStarts = ByteSet.alphanumeric | .quotes | ByteSet("[")
    static let closers = ByteSet(",;.:)]}>")
    static let elementSeparators = ByteSet(" \t,")

    /// Looks at the key before a separator, and at the value after it where the key is that of a secret.
    mutating func assignment(at separator: Int) -> Int {
        guard let key = KeySpan(in: bytes, before: separator, from: keyStart) else { return separator + 1 }
        if let structural = StructuralKey(bytes, in: key.range) {
            return member(structural, key: key, separator: separator) ?? separator + 1
        }
        guard !isChecksum(key), let meaning = key.meaning(in: bytes, from: keyStart),
            meaning.sensitivity == .certain || !isPart(key, before: separator)
        else { return separator + 1 }
        return value(of: key, meaning: meaning, after: separator) ?? separator + 1
    }

    /// Whether a value is the digest of what the key names: `checksum/secret`, as charts annotate pods with it.
    private func isChecksum(_ key: KeySpan) -> Bool {
        let word: StaticString = "checksum/"
        let before = key.range.lowerBound - word.utf8CodeUnitCount
        return bytes.has(word, at: key.range.lowerBound, before: key.range.upperBound)
            || before >= line.start && bytes.has(word, at: before, before: key.range.lowerBound)
    }

    /// Whether a key is one part of a name whose parts colons join: `arn:aws:secretsmanager:eu-west-1:0:secret:name`.
    private func isPart(_ key: KeySpan, before separator: Int) -> Bool {
        key.quote == nil && bytes[separator] == UInt8(ascii: ":") && key.range.lowerBound > line.start
            && bytes[key.range.lowerBound - 1] == UInt8(ascii: ":") && separator + 1 < line.end
            && !ByteSet.blank.contains(bytes[separator + 1])
    }

    /// Replaces the value of a key where it is a secret.
    ///
    /// - Returns: Where to go on; nil where the value is none.
    mutating func value(of key: KeySpan, meaning: KeyMeaning, after separator: Int) -> Int? {
        let reach = meaning.sensitivity == .weak ? ValueShape.limit + 1 : Self.judgedLength
        let value = value(after: separator, of: key, reach: reach)
        guard !value.range.isEmpty else { return nil }
        if beginsBlock(value), let column = column(of: key) {
            state.hidden = HiddenBlock(.indented(column), rule: meaning.rule, digest: digester.makeDigest())
            return line.end
        }
        if value.quote == nil, bytes[value.range.lowerBound] == UInt8(ascii: "["),
            Placeholder.end(in: bytes, at: value.range.lowerBound, before: line.end) == nil
        {
            return list(after: value.range.lowerBound + 1, meaning: meaning)
        }
        return redact(value, as: inQuery(key, meaning), key: key)
    }

    /// A signature in an address is what gives access, also where it is hexadecimal.
    private func inQuery(_ key: KeySpan, _ meaning: KeyMeaning) -> KeyMeaning {
        guard meaning.rule == .signature, key.range.lowerBound > line.start else { return meaning }
        let before = bytes[key.range.lowerBound - 1]
        guard before == UInt8(ascii: "?") || before == UInt8(ascii: "&") else { return meaning }
        return KeyMeaning(rule: meaning.rule, sensitivity: .likely)
    }

    /// Replaces a value where it is a secret.
    ///
    /// - Returns: Where to go on; nil where the value is none.
    mutating func redact(_ value: ValueSpan, as meaning: KeyMeaning, key: KeySpan? = nil) -> Int? {
        guard value.range.lowerBound >= memory.lastEdit, !isOfSentence(value), !isPair(value),
            SecretTest.isSecret(bytes, in: value.range, meaning),
            let value = withoutPlaceholder(completed(value), meaning)
        else { return nil }
        if let match = vendorToken(in: value.range),
            match.range.lowerBound == value.range.lowerBound || meaning.sensitivity < .certain
        {
            return redact(match.range, as: match.rule)
        }
        let (range, rule) = (value.range, meaning.rule)
        if let quote = key?.quote, value.quote == nil {
            // A number in JSON becomes a text.
            let placeholder = Placeholder.make(rule, digits: digester.digits(of: bytes[range]))
            adopt([(rule, placeholder)])
            return replace(range, with: quote.bytes + placeholder + quote.bytes)
        }
        redact(range, as: rule, digits: digits(of: value))
        if value.isOpen {
            state.openSecret = value.quote.map { .quoted($0.byte, backslashes: $0.backslashes) } ?? .plain
        }
        return value.quote == nil ? range.upperBound : value.next
    }

    /// The value up to a placeholder in it; nil where it begins with one, or where what stands around a placeholder was
    /// looked at when that was made.
    private func withoutPlaceholder(_ value: ValueSpan, _ meaning: KeyMeaning) -> ValueSpan? {
        guard let start = Placeholder.start(in: bytes, range: value.range) else { return value }
        guard start > value.range.lowerBound, meaning.sensitivity == .certain else { return nil }
        var value = value
        value.range = value.range.lowerBound..<start
        value.next = start
        return SecretTest.isSecret(bytes, in: value.range, meaning) ? value : nil
    }

    /// The digest of what a value means, so that it is the same however often the text around it was quoted.
    private func digits(of value: ValueSpan) -> [UInt8] {
        guard value.quote != nil, bytes.firstIndex(of: .backslash, in: value.range) != nil else {
            return digester.digits(of: bytes[value.range])
        }
        return digester.digits(of: EscapedText.withoutBackslashes(bytes[value.range])[...])
    }

    /// Whether a value goes on a sentence that merely speaks of the key.
    private func isOfSentence(_ value: ValueSpan) -> Bool {
        let range = value.range
        let word = range.lowerBound..<bytes.end(of: .letters, in: range.prefix(24))
        guard word.upperBound == range.upperBound || !ByteSet.word.contains(bytes[word.upperBound]) else {
            return false
        }
        switch value.form {
        case .member, .assignment: return false
        case .flag: return PlainWords.isOfSentence(bytes, in: word)
        case .line: return word.upperBound < range.upperBound && PlainWords.isPredicate(bytes, in: word)
        case .sentence:
            if PlainWords.isOfSentence(bytes, in: word) { return true }
            // Two words in a row are a sentence: `password: too short`.
            let next = bytes.end(of: .blank, in: word.upperBound..<line.end)
            let nextEnd = bytes.end(of: .lowercase, in: next..<min(line.end, next + 24))
            return word.upperBound == range.upperBound && next > word.upperBound && nextEnd > next + 1
                && bytes.end(of: .lowercase, in: word) == word.upperBound
                && (nextEnd == line.end || Self.wordEnds.contains(bytes[nextEnd]))
        }
    }

    /// Whether what follows a word of a sentence is a key and its value: `the secret: client_secret=...`.
    private func isPair(_ value: ValueSpan) -> Bool {
        guard value.form == .sentence else { return false }
        let end = bytes.end(of: .key, in: value.range)
        // Base64 ends with `=` too, and nothing follows that.
        return end > value.range.lowerBound && end + 1 < line.end && bytes[end] == UInt8(ascii: "=")
            && Self.valueStarts.contains(bytes[end + 1])
    }

    /// The strings of a list: `"tokens": ["a", "b"]`.
    private mutating func list(after start: Int, meaning: KeyMeaning) -> Int? {
        var cursor = start
        var hasFound = false
        while true {
            cursor = bytes.end(of: Self.elementSeparators, in: cursor..<line.end)
            guard let quote = quote(at: cursor) else { break }
            let value = quotedValue(after: cursor + quote.bytes.count, quote: quote)
            guard let end = redact(value, as: meaning) else { break }
            hasFound = true
            cursor = end
        }
        return hasFound ? cursor : nil
    }

    /// The vendor's token that a range is but for what ends a sentence, so that a token has one placeholder wherever it
    /// stands.
    func vendorToken(in range: Range<Int>) -> TokenMatch? {
        guard range.count > 8 else { return nil }
        let match =
            TokenIndex.shared.match(bytes, at: range.lowerBound, before: range.upperBound, isBoundary: true)
            ?? ShapedToken.match(bytes, at: range.lowerBound, before: range.upperBound)
        guard let match, bytes.end(of: Self.closers, in: match.range.upperBound..<range.upperBound) == range.upperBound
        else { return nil }
        return match
    }

    /// Whether a YAML block begins: `password: |`.
    private func beginsBlock(_ value: ValueSpan) -> Bool {
        guard value.form == .line, value.quote == nil, line.startsLine, line.endsLine, value.range.count <= 3 else {
            return false
        }
        let first = bytes[value.range.lowerBound]
        guard first == UInt8(ascii: "|") || first == UInt8(ascii: ">") else { return false }
        return bytes.end(of: Self.blockBytes, in: value.range) == value.range.upperBound
            && bytes.end(of: .space, in: value.range.upperBound..<line.end) == line.end
    }

    /// How far a key at the beginning of a real line is indented.
    private func column(of key: KeySpan) -> Int? {
        guard bytes.start(of: .blank | .hyphen, in: line.start..<key.range.lowerBound) == line.start else { return nil }
        return key.range.lowerBound - line.start
    }
}
