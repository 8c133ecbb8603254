/// Whether a value is a secret, by what its key says and what it looks like.
enum SecretTest {
    /// A value that is at hand as a whole, with nothing around it.
    static func isSecret(_ value: [UInt8], _ meaning: KeyMeaning) -> Bool {
        isSecret(value, in: 0..<value.count, meaning)
    }

    /// Whether a text looks like a value of a Secret's data: base64 of a text, or random.
    static func isData(_ text: [UInt8]) -> Bool { isData(text, in: 0..<text.count) }

    static func isData(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        Base64.decodeWhole(bytes[range]).map(Base64.isText) ?? false
            || range.count >= 20 && ValueShape(bytes, in: range).isRandom
    }

    /// A value within a text, apart from the sentence that it may be part of.
    static func isSecret(_ bytes: [UInt8], in range: Range<Int>, _ meaning: KeyMeaning) -> Bool {
        guard !range.isEmpty, !HarmlessValue.matches(bytes, in: range),
            !bytes.has("-----BEGIN ", at: range.lowerBound, before: range.upperBound)
        else { return false }
        switch meaning.sensitivity {
        case .certain: return true
        case .likely: return !PlainValue.matches(bytes, in: range)
        case .weak: return ValueShape(bytes, in: range).isRandom
        }
    }
}
