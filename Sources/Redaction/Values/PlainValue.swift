/// Values that a key of a secret often has and that are none: names, numbers, times, addresses, sentences.
enum PlainValue {
    private static let sentenceBytes = ByteSet.word | ByteSet("'")

    static func matches(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        let shape = ValueShape(bytes, in: range)
        if shape.spaces > 0 { return isSentence(bytes, in: range, shape: shape) }
        // No name is as long.
        guard range.count <= ValueShape.limit else { return false }
        if shape.digits == 0, shape.others == 0 { return !isRandomLetters(shape) }
        return isNumberOrTime(bytes, in: range, shape: shape) || isName(bytes, in: range, shape: shape)
            || isExpression(bytes, in: range, shape: shape)
    }

    /// Letters alone are a word, but for many of them that change between upper and lower case as chance has it.
    private static func isRandomLetters(_ shape: ValueShape) -> Bool {
        guard shape.count >= 20 else { return false }
        if shape.upper >= 4, shape.lower >= 4 { return shape.changes * 5 >= shape.count * 2 && shape.distinct >= 12 }
        return shape.count >= 28 && shape.distinct >= 12
    }

    /// Several words of letters, or one that goes on a sentence.
    private static func isSentence(_ bytes: [UInt8], in range: Range<Int>, shape: ValueShape) -> Bool {
        let first = bytes.end(of: sentenceBytes, in: range)
        if PlainWords.isOfSentence(bytes, in: range.lowerBound..<first) { return true }
        // In a sentence no word is random.
        var word = range.lowerBound
        let end = min(range.upperBound, range.lowerBound + ValueShape.limit)
        while word < end {
            let wordEnd = min(end, bytes.firstIndex(of: 0x20, in: word..<end) ?? end)
            let shape = ValueShape(bytes, in: word..<wordEnd)
            if shape.count >= 8, shape.isRandom || shape.digits >= 2 && shape.letters >= 4 && shape.others == 0 {
                return false
            }
            word = wordEnd + 1
        }
        return true
    }

    /// `4096`, `24h`, `1.5`, `2024-05-01T10:00:00Z`, `512Mi`, `10.0.0.1`.
    private static func isNumberOrTime(_ bytes: [UInt8], in range: Range<Int>, shape: ValueShape) -> Bool {
        if shape.digits == shape.count { return shape.count <= 10 }
        guard ByteSet.digits.contains(bytes[range.lowerBound]) || bytes[range.lowerBound] == UInt8(ascii: "-"),
            shape.letters <= 2 || shape.letters <= 5 && shape.others >= 4
        else { return false }
        return shape.digits > 0 && shape.count <= 40
    }

    /// `db-credentials`, `team-a/db-credentials`, `default-token-9xk2b`, `v1`, `api_token_v2`, `Secret.data`.
    private static func isName(_ bytes: [UInt8], in range: Range<Int>, shape: ValueShape) -> Bool {
        guard shape.upper == 0 || shape.digits == 0 else { return false }
        var hasWord = false
        var segment = range.lowerBound
        while segment <= range.upperBound {
            let end = bytes.end(of: .alphanumeric, in: segment..<range.upperBound)
            let part = ValueShape(bytes, in: segment..<end)
            if part.digits == 0 {
                hasWord = hasWord || part.count >= 2
                guard !isRandomLetters(part) else { return false }
            } else {
                let isNumbered = part.digits <= 4 && ByteSet.digits.contains(bytes[end - 1]) && part.changes <= 1
                let isSuffix = segment > range.lowerBound && part.count <= 10
                guard isNumbered || isSuffix else { return false }
            }
            guard end < range.upperBound else { break }
            guard separators.contains(bytes[end]) else { return false }
            segment = end + 1
        }
        return hasWord || shape.count < 6
    }

    private static let separators = ByteSet("-_./:@")

    /// Source text: a call, a type, an index, a member. Also what is too short to be anything.
    private static func isExpression(_ bytes: [UInt8], in range: Range<Int>, shape: ValueShape) -> Bool {
        if shape.count < 8, shape.digits <= 2, shape.letters <= 4 { return true }
        guard shape.others >= 1, shape.digits == 0 || shape.digits <= 2 && hasBracket(bytes, in: range) else {
            return false
        }
        var cursor = range.lowerBound
        while cursor < range.upperBound {
            let end = bytes.end(of: .alphanumeric, in: cursor..<range.upperBound)
            if isRandomLetters(ValueShape(bytes, in: cursor..<end)) { return false }
            guard end == range.upperBound || sourceBytes.contains(bytes[end]) else { return false }
            cursor = end + 1
        }
        return true
    }

    private static func hasBracket(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        range.contains { bytes[$0] == UInt8(ascii: "(") || bytes[$0] == UInt8(ascii: "[") }
    }

    private static let sourceBytes = ByteSet("<>?[]().:,!&*_-='`")
}
