/// A word of a key as a number: its last ten letters and digits in six bits each, in lower case. Two long words with
/// one ending count as the same, which suits a vocabulary that asks what a word ends with.
struct PackedWord: Hashable, Sendable {
    private static let bits: UInt64 = 6
    private static let limit = 10
    private static let firstDigit: UInt64 = 27

    private(set) var value: UInt64 = 0

    init() {}

    init(_ text: String) {
        for byte in text.utf8 { append(byte) }
    }

    init(value: UInt64) { self.value = value }

    var isEmpty: Bool { value == 0 }

    /// Appends a letter in either case or a digit. A digit after a long word is left out: `password12` is `password`.
    mutating func append(_ byte: UInt8) {
        guard value >> (Self.bits * UInt64(Self.limit - 3)) == 0 || !ByteSet.digits.contains(byte) else { return }
        let code = ByteSet.digits.contains(byte) ? UInt64(byte - 0x30) + Self.firstDigit : UInt64(byte & 0x1f)
        value = (value << Self.bits | code) & (1 << (Self.bits * UInt64(Self.limit)) - 1)
    }

    /// The word without the digits at its end: `password` for `password2`.
    var withoutDigits: PackedWord {
        var word = value
        while word & 0x3f >= Self.firstDigit { word >>= Self.bits }
        return PackedWord(value: word)
    }

    func hasSuffix(_ suffix: PackedWord) -> Bool {
        var mask: UInt64 = 0
        while mask < suffix.value { mask = mask << Self.bits | 0x3f }
        return value & mask == suffix.value
    }
}
