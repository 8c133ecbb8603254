/// A terminal's escape sequence (ECMA-48) within a text.
struct EscapeSequence {
    /// Where the text goes on.
    let end: Int
    /// Whether it makes what follows invisible: "conceal" of select graphic rendition.
    var conceals = false

    /// The sequence behind an escape character. What is no sequence loses the escape character alone.
    static func read(in bytes: UnsafeBufferPointer<UInt8>, after position: Int) -> EscapeSequence {
        guard position < bytes.count else { return EscapeSequence(end: position) }
        switch bytes[position] {
        case UInt8(ascii: "["): return control(in: bytes, at: position + 1)
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
            return string(in: bytes, at: position + 1)
        case 0x20...0x2f:
            var position = position
            while position < bytes.count, 0x20...0x2f ~= bytes[position] { position += 1 }
            let isComplete = position < bytes.count && 0x30...0x7e ~= bytes[position]
            return EscapeSequence(end: isComplete ? position + 1 : position)
        case 0x30...0x7e: return EscapeSequence(end: position + 1)
        default: return EscapeSequence(end: position)
        }
    }

    /// The sequence behind an introducer of one character (U+0090 to U+009F), where it is one.
    static func read(
        introducedBy scalar: Unicode.Scalar, in bytes: UnsafeBufferPointer<UInt8>, at position: Int
    ) -> EscapeSequence? {
        switch scalar.value {
        case 0x9b: control(in: bytes, at: position)
        case 0x90, 0x98, 0x9d, 0x9e, 0x9f: string(in: bytes, at: position)
        default: nil
        }
    }

    /// Parameters, intermediates, a final character.
    private static func control(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> EscapeSequence {
        var position = start
        while position < bytes.count, 0x20...0x3f ~= bytes[position] { position += 1 }
        guard position < bytes.count, 0x40...0x7e ~= bytes[position] else { return EscapeSequence(end: position) }
        let isRendition = bytes[position] == UInt8(ascii: "m")
        let parameters = bytes[start..<position].split(separator: UInt8(ascii: ";"))
        return EscapeSequence(
            end: position + 1, conceals: isRendition && parameters.contains { $0.elementsEqual([UInt8(ascii: "8")]) })
    }

    /// A title, link or other string. It has to end in the same line and before another sequence begins: else a
    /// sequence that is never closed would hide all that follows.
    private static func string(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> EscapeSequence {
        var position = start
        while position < bytes.count {
            switch bytes[position] {
            case 0x07: return EscapeSequence(end: position + 1)
            case 0x1b:
                let isTerminator = position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "\\")
                return EscapeSequence(end: isTerminator ? position + 2 : start)
            case 0x0a, 0x0d: return EscapeSequence(end: start)
            case 0xc2 where position + 1 < bytes.count && 0x90...0x9f ~= bytes[position + 1]:
                return EscapeSequence(end: bytes[position + 1] == 0x9c ? position + 2 : start)
            default: position += 1
            }
        }
        return EscapeSequence(end: start)
    }
}
