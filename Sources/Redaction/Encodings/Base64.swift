/// Reads base64 of either alphabet, with or without padding.
enum Base64 {
    private static let padding = UInt8(ascii: "=")

    /// The value of a digit; nil for what is none.
    @inline(__always)
    static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5a: byte - 0x41
        case 0x61...0x7a: byte - 0x61 + 26
        case 0x30...0x39: byte - 0x30 + 52
        case 0x2b, 0x2d: 62
        case 0x2f, 0x5f: 63
        default: nil
        }
    }

    /// Decodes digits; stops at the first byte that is none.
    static func decode(_ digits: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(digits.count * 3 / 4)
        var (buffer, bits): (UInt32, Int) = (0, 0)
        for byte in digits {
            guard let value = value(byte) else { break }
            buffer = buffer << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                output.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
            }
        }
        return output
    }

    /// Decodes a text that is base64 as a whole; nil where it is not.
    static func decodeWhole(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var digits = text
        while digits.count > text.count - 2, digits.last == padding { digits.removeLast() }
        guard digits.count >= 4, digits.count % 4 != 1, digits.allSatisfy({ value($0) != nil }),
            digits.count == text.count || text.count % 4 == 0
        else { return nil }
        return decode(digits)
    }

    /// Whether bytes are text: at least three of them, without control characters and with hardly any that are not
    /// ASCII.
    static func isText(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 3 else { return false }
        var foreign = 0
        for byte in bytes {
            if byte >= 0x80 {
                foreign += 1
            } else if byte < 0x20 && !ByteSet.space.contains(byte) || byte == 0x7f {
                return false
            }
        }
        return foreign * 8 <= bytes.count
    }

    /// Whether the digits of a range begin as the base64 of a text does. Nearly everything that is none of it ends here
    /// with its first digits.
    static func beginsText(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        guard range.count >= 12, let first = value(bytes[range.lowerBound]), first < 32 else { return false }
        var (buffer, bits): (UInt32, Int) = (0, 0)
        for index in range.prefix(20) {
            guard let value = value(bytes[index]) else { return false }
            buffer = buffer << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                let byte = UInt8(truncatingIfNeeded: buffer >> UInt32(bits))
                guard 0x20...0x7e ~= byte || ByteSet.space.contains(byte) else { return false }
            }
        }
        return true
    }
}
