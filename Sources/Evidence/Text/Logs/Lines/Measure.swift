/// A number with a unit: `12.5ms`, `1h2m3s`, `512Mi`, `80%`.
struct Measure {
    let placeholder: Placeholder

    /// Reads a word, or returns nil where it is no measure.
    init?(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) {
        var position = start
        var found: Placeholder?
        while position < end {
            let number = position
            while position < end, 0x30...0x39 ~= bytes[position] || bytes[position] == 0x2e || bytes[position] == 0x2d {
                position += 1
            }
            let unit = position
            while position < end, !(0x30...0x39 ~= bytes[position] || bytes[position] == 0x2e) { position += 1 }
            guard unit > number, unit < position, let kind = Self.kind(bytes, unit, position) else { return nil }
            // Only times go on after a unit.
            guard found == nil || (found == .duration && kind == .duration) else { return nil }
            found = kind
        }
        guard let found else { return nil }
        placeholder = found
    }

    private static func kind(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Placeholder? {
        let first = bytes[start]
        switch end - start {
        case 1:
            switch first {
            case UInt8(ascii: "s"), UInt8(ascii: "m"), UInt8(ascii: "h"), UInt8(ascii: "d"): return .duration
            case UInt8(ascii: "B"), UInt8(ascii: "K"), UInt8(ascii: "k"), UInt8(ascii: "M"), UInt8(ascii: "G"),
                UInt8(ascii: "T"), UInt8(ascii: "%"):
                return .size
            default: return nil
            }
        case 2:
            let second = bytes[start + 1]
            if second == UInt8(ascii: "s") {
                return [UInt8(ascii: "n"), UInt8(ascii: "u"), UInt8(ascii: "m")].contains(first) ? .duration : nil
            }
            let isScale = [UInt8(ascii: "k"), UInt8(ascii: "m"), UInt8(ascii: "g"), UInt8(ascii: "t")].contains(
                first | 0x20)
            return isScale
                && (second == UInt8(ascii: "B") || second == UInt8(ascii: "b") || second == UInt8(ascii: "i"))
                ? .size : nil
        case 3:
            // Microseconds with either letter mu, binary bytes, `sec` and `min`.
            if bytes[start + 2] == UInt8(ascii: "s"), first == 0xc2 || first == 0xce { return .duration }
            if bytes[start + 1] == UInt8(ascii: "i"), bytes[start + 2] == UInt8(ascii: "B") { return .size }
            let isTime =
                (first == UInt8(ascii: "s") && bytes[start + 2] == UInt8(ascii: "c"))
                || (first == UInt8(ascii: "m") && bytes[start + 2] == UInt8(ascii: "n"))
            return isTime ? .duration : nil
        default: return nil
        }
    }
}
