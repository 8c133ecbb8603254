/// The words of a key, cut at punctuation and where lower case turns into upper: `DB_PASSWORD`, `dbPassword`,
/// `db-password` and `db.password` have the same ones. Of a long key, the last eight.
struct KeyWords {
    private static let limit = 8

    private var words = SIMD8<UInt64>()
    private var appended = 0
    /// Whether it is written as environment variables are: in upper case, with underscores.
    private(set) var isEnvironmentStyle = false

    /// How many words are kept.
    var count: Int { min(appended, Self.limit) }

    /// Counts from the last word: 0 is the last.
    subscript(fromEnd index: Int) -> PackedWord {
        PackedWord(value: words[(appended - 1 - index) & (Self.limit - 1)])
    }

    init(_ bytes: [UInt8], in range: Range<Int>) {
        var word = PackedWord()
        var hasLower = false
        var hasUnderscore = false
        for index in range {
            let byte = bytes[index]
            guard ByteSet.alphanumeric.contains(byte) else {
                hasUnderscore = hasUnderscore || byte == UInt8(ascii: "_")
                append(&word)
                continue
            }
            if ByteSet.uppercase.contains(byte), index > range.lowerBound {
                let before = bytes[index - 1]
                let isBeforeLower = index + 1 < range.upperBound && ByteSet.lowercase.contains(bytes[index + 1])
                // `dbPassword` is cut before P, and `APIKey` before K.
                if ByteSet.lowercase.contains(before) || ByteSet.digits.contains(before)
                    || ByteSet.uppercase.contains(before) && isBeforeLower
                {
                    append(&word)
                }
            }
            hasLower = hasLower || ByteSet.lowercase.contains(byte)
            word.append(byte)
        }
        append(&word)
        isEnvironmentStyle = hasUnderscore && !hasLower
    }

    private mutating func append(_ word: inout PackedWord) {
        guard !word.isEmpty else { return }
        words[appended & (Self.limit - 1)] = word.value
        appended += 1
        word = PackedWord()
    }
}
