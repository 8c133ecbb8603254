extension Unicode.Scalar {
    /// The ASCII character that this one is a mere rendering of: full-width, mathematical, circled, squared.
    var plainASCII: UInt8? {
        switch value {
        case 0xff01...0xff5e: UInt8(value - 0xff01 + 0x21)
        // Thirteen alphabets of 52 letters; the letters missing in them are symbols elsewhere.
        case 0x1d400...0x1d6a3: Self.letter((value - 0x1d400) % 52)
        // Five rows of ten digits.
        case 0x1d7ce...0x1d7ff: UInt8(0x30 + (value - 0x1d7ce) % 10)
        case 0x24b6...0x24e9: Self.letter(value - 0x24b6)
        case 0x1f130...0x1f149: Self.letter(value - 0x1f130)
        case 0x1f150...0x1f169: Self.letter(value - 0x1f150)
        case 0x1f170...0x1f189: Self.letter(value - 0x1f170)
        default: nil
        }
    }

    /// `A` to `Z`, then `a` to `z`.
    private static func letter(_ index: UInt32) -> UInt8 {
        UInt8(index < 26 ? 0x41 + index : 0x61 + index - 26)
    }
}
