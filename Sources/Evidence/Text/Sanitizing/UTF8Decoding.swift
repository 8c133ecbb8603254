/// Decodes single characters out of UTF-8.
enum UTF8Decoding {
    /// The character at a position, which moves behind it. The replacement character stands for what is no UTF-8, one
    /// byte at a time.
    static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at position: inout Int) -> Unicode.Scalar {
        let first = bytes[position]
        position += 1
        let length: Int
        var value: UInt32
        switch first {
        case 0..<0x80: return Unicode.Scalar(first)
        case 0xc2..<0xe0: (length, value) = (1, UInt32(first & 0x1f))
        case 0xe0..<0xf0: (length, value) = (2, UInt32(first & 0x0f))
        case 0xf0..<0xf5: (length, value) = (3, UInt32(first & 0x07))
        default: return "\u{fffd}"
        }
        guard position + length <= bytes.count else { return "\u{fffd}" }
        for offset in 0..<length {
            let byte = bytes[position + offset]
            guard byte & 0xc0 == 0x80 else { return "\u{fffd}" }
            value = value << 6 | UInt32(byte & 0x3f)
        }
        position += length
        return Unicode.Scalar(value) ?? "\u{fffd}"
    }
}
