/// What a value is made of, counted over no more than its first 128 bytes.
struct ValueShape {
    static let limit = 128

    private(set) var count = 0
    private(set) var lower = 0
    private(set) var upper = 0
    private(set) var digits = 0
    /// Everything that is no ASCII letter or digit.
    private(set) var others = 0
    private(set) var spaces = 0
    /// Of the digits and letters, those that hexadecimal numbers have.
    private(set) var hexadecimal = 0
    /// Neighbours of different classes.
    private(set) var changes = 0
    private var seen: (low: UInt64, high: UInt64) = (0, 0)

    init(_ bytes: [UInt8], in range: Range<Int>) {
        var last = 0
        for index in range.prefix(Self.limit) {
            let byte = bytes[index]
            count += 1
            if byte < 64 { seen.low |= 1 << UInt64(byte) } else { seen.high |= 1 << UInt64(byte & 63) }
            let kind: Int
            switch byte {
            case 0x30...0x39: (digits, kind) = (digits + 1, 1)
            case 0x41...0x5a: (upper, kind) = (upper + 1, 2)
            case 0x61...0x7a: (lower, kind) = (lower + 1, 3)
            default: (others, kind) = (others + 1, 4)
            }
            if byte == 0x20 || byte == 0x09 { spaces += 1 }
            if kind < 4, byte.hexDigit != nil { hexadecimal += 1 }
            if last != 0, kind != last { changes += 1 }
            last = kind
        }
    }

    var letters: Int { lower + upper }

    /// How many different bytes there are.
    var distinct: Int { seen.low.nonzeroBitCount + seen.high.nonzeroBitCount }

    /// Whether it is one long hexadecimal number, as digests, revisions and trace ids are.
    var isHexadecimal: Bool { count >= 16 && hexadecimal == count }

    /// Whether it has as many different characters, and changes as often between letters and digits, as chance brings.
    var isRandom: Bool {
        guard count >= 16, spaces == 0, !isHexadecimal, distinct >= 9 + count / 8 || distinct >= 20 else {
            return false
        }
        let isMixed = upper >= 2 && lower >= 2 && digits >= 2 && changes * 20 >= count * 9
        let isOneCase = count >= 24 && others == 0 && digits >= 4 && letters >= 4 && changes * 4 >= count
        return isMixed || isOneCase
    }
}
