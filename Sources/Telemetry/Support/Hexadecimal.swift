/// Numbers of 64 bits as 16 lower-case hexadecimal digits, as W3C's trace context writes them.
enum Hexadecimal {
    private static let digits = Array("0123456789abcdef".utf8)

    /// Appends a number's digits, the most significant first.
    static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        for shift in stride(from: 60, through: 0, by: -4) { bytes.append(digits[Int(value >> UInt64(shift) & 0xf)]) }
    }

    /// Reads digits, at most 16 of them.
    ///
    /// - Returns: nil where there are none or something else stands among them; capital letters are something else.
    static func value(_ digits: some Collection<UInt8>) -> UInt64? {
        guard 1...16 ~= digits.count else { return nil }
        var value: UInt64 = 0
        for digit in digits {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt64(digit - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt64(digit - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        return value
    }
}
