/// One pass over a text that adds up what its parts cost.
struct TokenScan {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var cost = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The cost of all, in hundredths of a token.
    mutating func run() -> Int {
        LetterPairs.withTable { pairs in
            while position < bytes.count {
                switch bytes[position] {
                case 0x61...0x7a, 0x41...0x5a: letters(pairs)
                case 0x30...0x39: digits()
                case 0x20, 0x09: spaces()
                case 0x0a, 0x0d:
                    skip { $0 == 0x0a || $0 == 0x0d }
                    cost += TokenWeights.whiteSpace
                case 0x80...: cost += TokenWeights.scalar(UTF8Decoding.scalar(in: bytes, at: &position).value)
                case 0x21...0x7e: punctuation()
                default:
                    cost += TokenWeights.control
                    position += 1
                }
            }
        }
        return cost
    }

    /// Capitals, then a word of which the last of them may be the first letter.
    private mutating func letters(_ pairs: UnsafeBufferPointer<UInt32>) {
        let start = position
        skip { 0x41...0x5a ~= $0 }
        let isWord = position < bytes.count && 0x61...0x7a ~= bytes[position]
        let capitals = position - start - (isWord ? 1 : 0)
        if capitals > 0 {
            cost += TokenWeights.capitals + max(0, capitals - 2) * TokenWeights.furtherCapital
        }
        guard isWord else { return }
        // The word begins with a capital, or where the letters do.
        let first = max(start, position - 1)
        var previous = (bytes[first] | 0x20) &- 0x61
        if first == position { position += 1 }
        while position < bytes.count, 0x61...0x7a ~= bytes[position] {
            let letter = bytes[position] &- 0x61
            if LetterPairs.isRare(previous, letter, in: pairs) { cost += TokenWeights.rarePair }
            previous = letter
            position += 1
        }
        let count = position - first
        cost += TokenWeights.word + max(0, count - 8) * TokenWeights.longWordLetter
        if count >= 4, Self.isFullVowel(previous) { cost += TokenWeights.vowelEnding }
    }

    private mutating func digits() {
        let start = position
        skip { 0x30...0x39 ~= $0 }
        cost += (position - start + 2) / 3 * TokenWeights.digits
    }

    private mutating func spaces() {
        let start = position
        skip { $0 == 0x20 || $0 == 0x09 }
        if position - start > 1 { cost += TokenWeights.whiteSpace }
        if position < bytes.count, 0x30...0x39 ~= bytes[position], bytes[position - 1] == 0x20 {
            cost += TokenWeights.spaceBeforeDigit
        }
    }

    private mutating func punctuation() {
        let start = position
        var isJSON = true
        skip { byte in
            guard Self.isPunctuation(byte) else { return false }
            isJSON = isJSON && Self.isJSONPunctuation(byte)
            return true
        }
        let further =
            isJSON && position - start <= 6 ? TokenWeights.furtherJSONPunctuation : TokenWeights.furtherPunctuation
        cost += TokenWeights.punctuation
        for index in start + 1..<max(start + 1, position) {
            let isRepeated = index > start + 1 && bytes[index] == bytes[index - 1] && bytes[index] == bytes[index - 2]
            cost += isRepeated ? TokenWeights.repeatedPunctuation : further
        }
    }

    /// `a`, `i`, `o` or `u`, counted from `a`.
    private static func isFullVowel(_ letter: UInt8) -> Bool {
        letter == 0 || letter == 8 || letter == 14 || letter == 20
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2f, 0x3a...0x40, 0x5b...0x60, 0x7b...0x7e: true
        default: false
        }
    }

    private static func isJSONPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: ":"), UInt8(ascii: ","):
            true
        default: false
        }
    }

    @inline(__always)
    private mutating func skip(while belongs: (UInt8) -> Bool) {
        while position < bytes.count, belongs(bytes[position]) { position += 1 }
    }
}
