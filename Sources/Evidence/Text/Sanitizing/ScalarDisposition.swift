/// What a sanitizer does with one character beyond ASCII.
enum ScalarDisposition {
    case keep
    case mark
    case lineBreak
    case space
    case fold(UInt8)
    case drop(Hidden)

    /// Why a character is taken out.
    enum Hidden {
        case control, zeroWidth, directionMark, directionOverride, tag, variationSelector, privateUse
    }
}

extension ScalarDisposition {
    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        switch value {
        // The letters of most languages in one look: Latin, Greek, Cyrillic, kana, Han, Hangul.
        case 0xa1...0xac, 0xae...0x2ff, 0x370...0x482, 0x48a...0x52f, 0x3041...0x3096, 0x30a1...0x30ff, 0x4e00...0x9fff,
            0xac00...0xd7a3:
            self = .keep
        case 0x85, 0x2028, 0x2029: self = .lineBreak
        case 0x80...0x9f: self = .drop(.control)
        case 0xa0, 0x1680, 0x2000...0x200a, 0x202f, 0x205f, 0x3000: self = .space
        case 0x202d, 0x202e: self = .drop(.directionOverride)
        case 0x61c, 0x200e, 0x200f, 0x202a...0x202c, 0x2066...0x2069: self = .drop(.directionMark)
        // Soft hyphen, joiners, fillers of Hangul and Khmer, the Mongolian separator, the byte order mark, a Braille
        // pattern without dots.
        case 0xad, 0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x200b...0x200d, 0x2060...0x2065, 0x206a...0x206f,
            0x2800, 0x3164, 0xfeff, 0xffa0:
            self = .drop(.zeroWidth)
        case 0x180b...0x180d, 0x180f, 0xfe00...0xfe0f, 0xe0100...0xe01ef: self = .drop(.variationSelector)
        case 0xe0000...0xe007f: self = .drop(.tag)
        case 0xe000...0xf8ff, 0xfdd0...0xfdef, 0xf0000...0x10ffff: self = .drop(.privateUse)
        default: self = Self.rare(scalar)
        }
    }

    private static func rare(_ scalar: Unicode.Scalar) -> Self {
        if let plain = scalar.plainASCII { return .fold(plain) }
        if scalar.value & 0xfffe == 0xfffe { return .drop(.privateUse) }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: return .mark
        case .privateUse, .surrogate: return .drop(.privateUse)
        // The signs of Arabic and Syriac numbers are of this category too, and are seen.
        case .format: return scalar.properties.isDefaultIgnorableCodePoint ? .drop(.zeroWidth) : .keep
        case .control: return .drop(.control)
        default: return scalar.properties.isDefaultIgnorableCodePoint ? .drop(.zeroWidth) : .keep
        }
    }
}
