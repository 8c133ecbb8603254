/// One word while it is read.
struct WordSpelling {
    /// FNV-1a of the folded letters and digits.
    private(set) var key: UInt64 = 0xcbf2_9ce4_8422_2325
    /// The same, with the letters in place of the digits that stand for them: `1gn0re`.
    private(set) var spelledKey: UInt64 = 0xcbf2_9ce4_8422_2325
    private(set) var letterCount = 0
    private(set) var hasDigits = false
    private var asciiCount = 0
    private var lookAlikeCount = 0
    private var otherCount = 0

    /// Whether a word looks like one of ASCII letters and is not.
    var mixesScripts: Bool { lookAlikeCount > 0 && asciiCount > 0 && otherCount == 0 && letterCount >= 4 }

    mutating func append(_ letter: UInt8, isLookAlike: Bool) {
        letterCount += 1
        if isLookAlike { lookAlikeCount += 1 } else { asciiCount += 1 }
        mix(UInt64(letter), UInt64(letter))
    }

    /// A letter of another script that looks like none of ASCII.
    mutating func append(other value: UInt32) {
        letterCount += 1
        otherCount += 1
        mix(UInt64(value), UInt64(value))
    }

    mutating func append(digit: UInt8) {
        hasDigits = true
        let spelled: UInt8 =
            switch digit {
            case UInt8(ascii: "0"): UInt8(ascii: "o")
            case UInt8(ascii: "1"): UInt8(ascii: "i")
            case UInt8(ascii: "3"): UInt8(ascii: "e")
            case UInt8(ascii: "4"): UInt8(ascii: "a")
            case UInt8(ascii: "5"): UInt8(ascii: "s")
            case UInt8(ascii: "7"): UInt8(ascii: "t")
            case UInt8(ascii: "8"): UInt8(ascii: "b")
            default: digit
            }
        mix(UInt64(digit), UInt64(spelled))
    }

    private mutating func mix(_ unit: UInt64, _ spelled: UInt64) {
        key = (key ^ unit) &* 0x100_0000_01b3
        spelledKey = (spelledKey ^ spelled) &* 0x100_0000_01b3
    }
}
