extension TextScanner {
    /// Looks at a word: a token, a flag, a word that a secret follows, base64.
    ///
    /// - Returns: Where to go on.
    mutating func scanWord(_ word: Range<Int>) -> Int {
        if let end = escapeEnd(in: word) { return end }
        let start = bytes.end(of: .hyphen | .underscore, in: word)
        if bytes[word.lowerBound] == UInt8(ascii: "-") {
            if bytes.has("-----BEGIN ", at: word.lowerBound, before: line.end) {
                return privateKey(at: word.lowerBound)
            }
            if let end = flag(word, nameStart: start) { return end }
        }
        guard start < word.upperBound else { return word.upperBound }
        if start + 2 < line.end, TokenIndex.shared.mayBegin(bytes, at: start),
            let match = TokenIndex.shared.match(
                bytes, at: start, before: line.end, isBoundary: isBoundary(start))
        {
            if match.rule.name == Self.accessKeyRule { memory.accessKeyEnd = match.range.upperBound }
            return redact(match.range, as: match.rule)
        }
        if let mark = WordMark(bytes, in: word), let end = secret(after: mark, word: word) { return end }
        guard word.count >= Self.longWord else { return word.upperBound }
        return longToken(word, from: start) ?? base64(in: word) ?? word.upperBound
    }

    private static let accessKeyRule = "aws-access-key"

    /// Whether a token may begin at an index because no other word ends there.
    private func isBoundary(_ index: Int) -> Bool {
        index == line.start || index == memory.lastEdit || isBehindEscape(index)
            || !(ByteSet.alphanumeric | .underscore).contains(bytes[index - 1])
            || index >= line.start + 2 && bytes[index - 2] == .backslash
    }

    /// The end of a terminal's colour that a word begins with: the word behind it is one of its own.
    private func escapeEnd(in word: Range<Int>) -> Int? {
        let end = bytes.end(of: .digits, in: word)
        guard end + 1 < word.upperBound, isBehindEscape(end + 1) else { return nil }
        return end + 1
    }

    /// Whether a terminal's colour ends before an index: `ESC [ 1;31 m`.
    private func isBehindEscape(_ index: Int) -> Bool {
        guard index > line.start + 2, bytes[index - 1] == UInt8(ascii: "m") else { return false }
        let limit = max(line.start, index - Self.longestEscape)
        var start = index - 1
        while start > limit, ByteSet.digits.contains(bytes[start - 1]) || bytes[start - 1] == UInt8(ascii: ";") {
            start -= 1
        }
        return start > limit + 1 && bytes[start - 1] == UInt8(ascii: "[") && bytes[start - 2] == 0x1B
    }

    private static let longestEscape = 24

    /// Tokens that begin within a word, or have a shape and no beginning of their own.
    private mutating func longToken(_ word: Range<Int>, from start: Int) -> Int? {
        let index = TokenIndex.shared
        var hasTriedJWT = false
        var cursor = start
        while cursor + 8 < word.upperBound {
            if index.mayLieWithin(bytes, at: cursor) {
                if !hasTriedJWT, bytes.has("eyJ", at: cursor, before: line.end) {
                    hasTriedJWT = true
                    if let end = ShapedToken.jwtEnd(bytes, at: cursor, before: line.end) {
                        // What stands before it ends there, once it is replaced.
                        scanPart(word.lowerBound..<cursor)
                        return redact(cursor..<end, as: .jwt)
                    }
                }
                if cursor > start,
                    let match = index.match(bytes, at: cursor, before: line.end, isBoundary: false)
                {
                    // What stands before it ends there, once it is replaced.
                    scanPart(word.lowerBound..<cursor)
                    if match.rule.name == Self.accessKeyRule { memory.accessKeyEnd = match.range.upperBound }
                    return redact(match.range, as: match.rule)
                }
            }
            cursor += 1
        }
        return shapedToken(word)
    }

    private mutating func shapedToken(_ word: Range<Int>) -> Int? {
        if let match = shape(of: word) { return redact(match.range, as: match.rule) }
        if let keyEnd = memory.accessKeyEnd, word.lowerBound - keyEnd < 256 { return awsSecretKey(word) }
        return nil
    }

    /// The token that a long word is the first part of, or, of Terraform Cloud's, the last one.
    private func shape(of word: Range<Int>) -> TokenMatch? {
        let start = word.lowerBound
        if let end = ShapedToken.discordEnd(bytes, at: start, before: line.end) {
            return TokenMatch(rule: .discord, range: start..<end)
        }
        if let end = ShapedToken.mailchimpEnd(bytes, at: start, before: line.end) {
            return TokenMatch(rule: .mailchimp, range: start..<end)
        }
        let first = start - 23
        guard first >= max(line.start, memory.lastEdit), isBoundary(first),
            let end = ShapedToken.terraformEnd(bytes, at: first, before: line.end)
        else { return nil }
        return TokenMatch(rule: .terraform, range: first..<end)
    }

    /// The secret key that often stands beside an access key: forty digits of base64.
    private mutating func awsSecretKey(_ word: Range<Int>) -> Int? {
        let start = bytes.start(of: .base64, in: max(memory.lastEdit, word.lowerBound - 40)..<word.lowerBound)
        let end = bytes.end(of: .base64, in: word.upperBound..<min(line.end, word.upperBound + 41))
        let shape = ValueShape(bytes, in: start..<end)
        guard end - start == 40, shape.upper > 2, shape.lower > 2, shape.digits > 0 else { return nil }
        return redact(start..<end, as: .awsSecretKey)
    }
}
