/// A string of JSON within a line, without its quotation marks.
struct JSONText {
    let start: Int
    let end: Int
    /// Whether it has escapes.
    let isEscaped: Bool

    init(start: Int, end: Int, isEscaped: Bool) {
        self.start = start
        self.end = end
        self.isEscaped = isEscaped
    }

    /// Reads the string that opens at a position, which moves behind it. One that is not closed goes to the end.
    init(_ bytes: UnsafeRawBufferPointer, at position: inout Int, to end: Int) {
        start = position + 1
        var isEscaped = false
        position += 1
        while position < end, bytes[position] != UInt8(ascii: "\"") {
            if bytes[position] == UInt8(ascii: "\\") {
                isEscaped = true
                position += 1
            }
            position += 1
        }
        position = min(position, end)
        self.end = position
        self.isEscaped = isEscaped
        if position < end { position += 1 }
    }

    /// Appends what the string says.
    func append(to output: inout [UInt8], from bytes: UnsafeRawBufferPointer) {
        guard isEscaped else {
            output.append(contentsOf: bytes[start..<end])
            return
        }
        var position = start
        while position < end {
            let byte = bytes[position]
            position += 1
            guard byte == UInt8(ascii: "\\"), position < end else {
                output.append(byte)
                continue
            }
            let escape = bytes[position]
            position += 1
            switch escape {
            case UInt8(ascii: "n"): output.append(0x0a)
            case UInt8(ascii: "t"): output.append(0x09)
            case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): output.append(0x20)
            case UInt8(ascii: "u"): Self.appendScalar(to: &output, from: bytes, at: &position, to: end)
            default: output.append(escape)
            }
        }
    }

    /// `\u` and four digits, twice for what lies beyond the basic plane; half a pair becomes the replacement character.
    private static func appendScalar(
        to output: inout [UInt8], from bytes: UnsafeRawBufferPointer, at position: inout Int, to end: Int
    ) {
        guard let first = unit(bytes, position, end) else { return }
        position += 4
        var value = first
        if 0xd800...0xdbff ~= first, position + 6 <= end, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u"), let second = unit(bytes, position + 2, end),
            0xdc00...0xdfff ~= second
        {
            position += 6
            value = 0x10000 + (first - 0xd800) << 10 + (second - 0xdc00)
        }
        let scalar = Unicode.Scalar(value) ?? "\u{fffd}"
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private static func unit(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> UInt32? {
        guard start + 4 <= end else { return nil }
        var value: UInt32 = 0
        for position in start..<start + 4 {
            guard let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}
