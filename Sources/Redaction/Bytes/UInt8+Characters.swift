extension UInt8 {
    static var newline: UInt8 { 0x0a }
    static var carriageReturn: UInt8 { 0x0d }
    static var escape: UInt8 { 0x1b }
    static var doubleQuote: UInt8 { 0x22 }
    static var backslash: UInt8 { 0x5c }

    /// The letter in lower case; other bytes are themselves.
    @inline(__always)
    var lowercased: UInt8 { ByteSet.uppercase.contains(self) ? self | 0x20 : self }

    /// The value of a hexadecimal digit in either case.
    var hexDigit: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
}
