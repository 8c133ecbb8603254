/// A text whose escapes were undone, with where each of its bytes came from.
struct EscapedText {
    private(set) var bytes: [UInt8] = []
    /// For each byte the index that it came from, and at last the index behind the text.
    private(set) var origins: [Int] = []
    private let isUnicode: Bool

    /// Undoes `%41`, and of JSON's escapes also `\u0041`, `\n` and those of quotes and backslashes.
    init(_ source: [UInt8], in range: Range<Int>, isUnicode: Bool) {
        self.isUnicode = isUnicode
        bytes.reserveCapacity(range.count)
        origins.reserveCapacity(range.count + 1)
        var index = range.lowerBound
        while index < range.upperBound {
            let (byte, length) = Self.unit(source, at: index, before: range.upperBound, isUnicode: isUnicode)
            bytes.append(byte)
            origins.append(index)
            index += length
        }
        origins.append(range.upperBound)
    }

    /// The byte that stands at an index, and how many bytes it is written with.
    private static func unit(
        _ source: [UInt8], at index: Int, before bound: Int, isUnicode: Bool
    ) -> (byte: UInt8, length: Int) {
        let byte = source[index]
        switch byte {
        case UInt8(ascii: "%"):
            guard index + 2 < bound, let high = source[index + 1].hexDigit, let low = source[index + 2].hexDigit else {
                return (byte, 1)
            }
            return (high << 4 | low, 3)
        case .backslash where isUnicode:
            guard index + 1 < bound else { return (byte, 1) }
            switch source[index + 1] {
            case UInt8(ascii: "n"): return (.newline, 2)
            case UInt8(ascii: "r"): return (.carriageReturn, 2)
            case UInt8(ascii: "t"): return (0x09, 2)
            case .doubleQuote, UInt8(ascii: "'"), .backslash, UInt8(ascii: "/"): return (source[index + 1], 2)
            case UInt8(ascii: "u"):
                guard index + 5 < bound, source.has("00", at: index + 2, before: bound),
                    let high = source[index + 4].hexDigit, let low = source[index + 5].hexDigit
                else { return (byte, 1) }
                return (high << 4 | low, 6)
            default: return (byte, 1)
            }
        default: return (byte, 1)
        }
    }

    /// Bytes that are put in the text's place, with escapes for what must not stand there as it is.
    func encoded(_ text: [UInt8]) -> [UInt8] {
        text.flatMap { byte -> [UInt8] in
            switch byte {
            case .newline: Array((isUnicode ? "\\n" : "%0A").utf8)
            case .doubleQuote: Array((isUnicode ? "\\\"" : "%22").utf8)
            case .backslash: Array((isUnicode ? "\\\\" : "%5C").utf8)
            case 0x20 where !isUnicode: Array("%20".utf8)
            default: [byte]
            }
        }
    }

    /// Undoes the escapes of a text that may have been quoted more than once: each run of backslashes before a quote or
    /// a backslash's own goes.
    static func withoutBackslashes(_ text: ArraySlice<UInt8>) -> [UInt8] {
        text.filter { $0 != .backslash }
    }
}
