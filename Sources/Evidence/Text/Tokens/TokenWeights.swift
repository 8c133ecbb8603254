/// What the parts of a text cost, in hundredths of a token.
///
/// Fitted by linear programming, as the least total that is at least 0.99 of the larger count of four published
/// vocabularies (cl100k, o200k, Claude 2, DeepSeek V3) on each of some 60 kinds of text: prose, JSON, YAML, logs in
/// eight formats, traces, identifiers, numbers, random strings, 30 languages, emoji. `Scripts/check-token-estimate`
/// counts the samples that the tests hold it against.
enum TokenWeights {
    /// A word: letters with no capital but the first.
    static let word = 100
    /// Each letter of a word beyond the eighth.
    static let longWordLetter = 50
    /// Two letters in a row that English seldom has: vocabularies are mostly English.
    static let rarePair = 120
    /// A word of four letters or more that ends in a vowel other than `e`: seldom English.
    static let vowelEnding = 103
    /// Capitals in a row.
    static let capitals = 100
    /// Each of them beyond the second.
    static let furtherCapital = 65
    /// Up to three digits.
    static let digits = 106
    /// A space before a digit, which is no part of the number.
    static let spaceBeforeDigit = 100
    /// Punctuation in a row.
    static let punctuation = 95
    /// Each further one in the row.
    static let furtherPunctuation = 71
    /// Each further one in a short row as JSON has them: `":{"`.
    static let furtherJSONPunctuation = 10
    /// The same again, as in a ruler.
    static let repeatedPunctuation = 8
    /// White space in a row, or line breaks in a row.
    static let whiteSpace = 100
    static let control = 100

    /// One character beyond ASCII.
    static func scalar(_ value: UInt32) -> Int {
        switch value {
        case 0xc0..<0x250: 155  // Latin
        case 0x1e00..<0x1f00: 145  // Vietnamese
        case 0x300..<0x370: 110  // combining marks
        case 0x370..<0x400, 0x1f00..<0x2000: 132  // Greek
        case 0x400..<0x530: 69  // Cyrillic
        case 0x590..<0x600: 118  // Hebrew
        case 0x600..<0x780, 0x8a0..<0x900: 119  // Arabic
        case 0x900..<0x980: 141  // Devanagari
        case 0x980..<0x1000: 216  // the other scripts of India, Thai, Lao, Tibetan
        case 0x1000..<0x1100: 208  // Burmese, Georgian
        case 0x1780..<0x1800: 300  // Khmer
        case 0x3000..<0x3100, 0xff00..<0xff70: 97  // kana
        case 0x4e00..<0xa000: 158  // Han
        case 0xac00..<0xd7a4: 140  // Hangul
        case 0x80..<0xc0, 0x2000..<0x2c00: 140  // symbols
        case 0x10000...: 285  // emoji, rare scripts
        default: 300
        }
    }
}
