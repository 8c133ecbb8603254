extension TextScanner {
    private static let trailers = ByteSet(" ,;.)}")
    /// Schemes whose credentials are one word.
    private static let wordSchemes = words("bearer basic token negotiate ntlm apikey ssws splunk bot genie genikey key")
    /// Schemes whose credentials are a list.
    private static let listSchemes = words("digest hawk hmac oauth mac sharedkey sharedkeylite")

    private static func words(_ text: String) -> Set<PackedWord> {
        Set(text.split(separator: " ").map { PackedWord(String($0)) })
    }

    /// The credentials of an `Authorization` header; the scheme stays.
    mutating func authorization(of key: KeySpan, after separator: Int) -> Int? {
        guard let start = headerStart(of: key, after: separator), start >= memory.lastEdit else { return nil }
        let schemeEnd = bytes.end(of: .word, in: start..<min(line.end, start + 32))
        guard schemeEnd < line.end, ByteSet.blank.contains(bytes[schemeEnd]) else {
            return credentials(from: start, isList: false, isStrict: false)
        }
        let scheme = scheme(in: start..<schemeEnd)
        let first = bytes.end(of: .blank, in: schemeEnd..<line.end)
        let isList =
            Self.listSchemes.contains(scheme) || bytes.hasLowercased("aws4-hmac", at: start, before: schemeEnd)
        return credentials(from: first, isList: isList, isStrict: isList || Self.wordSchemes.contains(scheme))
    }

    private func scheme(in range: Range<Int>) -> PackedWord {
        var word = PackedWord()
        for index in range where ByteSet.letters.contains(bytes[index]) { word.append(bytes[index]) }
        return word
    }

    /// Replaces credentials: one word, or all that is left of the header.
    private mutating func credentials(from start: Int, isList: Bool, isStrict: Bool) -> Int? {
        let ends = isList ? Self.headerEnds : Self.wordEnds
        let beginning = start..<headerEnd(from: start, before: start + Self.judgedLength, ends: ends)
        let word = start..<bytes.end(of: .letters, in: beginning.prefix(24))
        guard !beginning.isEmpty, bracketEnd(from: start) == nil, !HarmlessValue.matches(bytes, in: beginning),
            Placeholder.start(in: bytes, range: beginning) == nil,
            !(word == beginning && (PlainWords.isOfSentence(bytes, in: word) || bytes.isWord("token", in: word))),
            isStrict || !PlainValue.matches(bytes, in: beginning)
        else { return nil }
        let range =
            start..<bytes.start(
                of: Self.trailers, in: start..<headerEnd(from: start, before: line.end, ends: ends))
        if let match = vendorToken(in: range) { return redact(match.range, as: match.rule) }
        return redact(range, as: .authorization)
    }

    /// The cookies of a `Cookie` header, or the first one's value of `Set-Cookie`.
    mutating func cookie(of key: KeySpan, after separator: Int, isSet: Bool) -> Int? {
        guard let start = headerStart(of: key, after: separator), start >= memory.lastEdit else { return nil }
        let equals = bytes.end(of: .key, in: start..<min(line.end, start + KeyName.longest))
        guard equals > start, equals < line.end, bytes[equals] == UInt8(ascii: "=") else { return nil }
        let first = isSet ? equals + 1 : start
        let ends = isSet ? Self.cookieEnds : Self.headerEnds
        let beginning = first..<headerEnd(from: first, before: first + Self.judgedLength, ends: ends)
        guard !HarmlessValue.matches(bytes, in: beginning), Placeholder.start(in: bytes, range: beginning) == nil
        else { return nil }
        let end = headerEnd(from: first, before: line.end, ends: ends)
        return redact(first..<bytes.start(of: .space, in: first..<end), as: .cookie)
    }

    /// Where a header's text begins, past the bracket of a list and past its quote; nil where a member of JSON is no
    /// string.
    private func headerStart(of key: KeySpan, after separator: Int) -> Int? {
        var start = bytes.end(of: .blank, in: separator + 1..<line.end)
        if start < line.end, bytes[start] == UInt8(ascii: "["),
            Placeholder.end(in: bytes, at: start, before: line.end) == nil
        {
            start += 1
        }
        let quote = quote(at: start)
        guard quote != nil || key.quote == nil else { return nil }
        return start + (quote?.bytes.count ?? 0)
    }

    /// Where a header's text, or a word of it, ends: with the line, with a quote, or with the list that it is in.
    private func headerEnd(from start: Int, before limit: Int, ends: ByteSet) -> Int {
        let limit = min(limit, line.end)
        var end = start
        while end < limit, !ends.contains(bytes[end]) {
            end = Placeholder.end(in: bytes, at: end, before: line.end) ?? end + 1
        }
        return min(end, limit)
    }

    private static let headerEnds = ByteSet("\"'`\\]\r\n")
    private static let wordEnds = ByteSet("\"'`\\]\r\n \t,;")
    private static let cookieEnds = ByteSet("\"'`\\]\r\n;")
}
