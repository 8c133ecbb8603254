/// A set of ASCII bytes, as two masks: a test costs a shift, and a set of constants costs nothing to make.
struct ByteSet: Sendable {
    private let low: UInt64
    private let high: UInt64

    private init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    /// The bytes of a text of ASCII; what is not ASCII is left out.
    init(_ text: String) {
        var (low, high): (UInt64, UInt64) = (0, 0)
        for byte in text.utf8 where byte < 128 {
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
        }
        self.init(low: low, high: high)
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        let mask = byte < 64 ? low : high
        return byte < 128 && (mask >> UInt64(byte & 63)) & 1 == 1
    }

    @inline(__always)
    static func | (left: ByteSet, right: ByteSet) -> ByteSet {
        ByteSet(low: left.low | right.low, high: left.high | right.high)
    }
}

extension ByteSet {
    @inline(__always) static var hyphen: ByteSet { ByteSet(low: 0x2000_0000_0000, high: 0) }
    @inline(__always) static var underscore: ByteSet { ByteSet(low: 0, high: 0x8000_0000) }
    @inline(__always) static var fullStop: ByteSet { ByteSet(low: 0x4000_0000_0000, high: 0) }
    @inline(__always) static var equals: ByteSet { ByteSet(low: 0x2000_0000_0000_0000, high: 0) }
    @inline(__always) static var backslash: ByteSet { ByteSet(low: 0, high: 0x1000_0000) }
    @inline(__always) static var digits: ByteSet { ByteSet(low: 0x03ff_0000_0000_0000, high: 0) }
    @inline(__always) static var uppercase: ByteSet { ByteSet(low: 0, high: 0x07ff_fffe) }
    @inline(__always) static var lowercase: ByteSet { ByteSet(low: 0, high: 0x07ff_fffe_0000_0000) }
    @inline(__always) static var letters: ByteSet { uppercase | lowercase }
    @inline(__always) static var alphanumeric: ByteSet { letters | digits }
    /// 0-9 and a-f, in lower case as digests and most tokens are written.
    @inline(__always) static var hexadecimal: ByteSet { ByteSet(low: 0x03ff_0000_0000_0000, high: 0x7e_0000_0000) }
    /// What a token is made of: letters, digits, `_` and `-`.
    @inline(__always) static var word: ByteSet { alphanumeric | underscore | hyphen }
    /// What a key is made of: a word's bytes and `.`.
    @inline(__always) static var key: ByteSet { word | fullStop }
    /// Both alphabets of base64, without the padding.
    @inline(__always) static var base64: ByteSet { word | ByteSet(low: 0x8800_0000_0000, high: 0) }
    /// Space and tab.
    @inline(__always) static var blank: ByteSet { ByteSet(low: 0x1_0000_0200, high: 0) }
    /// Space, tab, line feed and carriage return.
    @inline(__always) static var space: ByteSet { ByteSet(low: 0x1_0000_2600, high: 0) }
    /// `"`, `'` and the grave accent.
    @inline(__always) static var quotes: ByteSet { ByteSet(low: 0x84_0000_0000, high: 0x1_0000_0000) }
}
