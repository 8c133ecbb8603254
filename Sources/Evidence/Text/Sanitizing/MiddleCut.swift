/// A text of which the middle was cut away, so that it fits a size: the beginning says what it is about, and the end is
/// where the cause of an error stands.
struct MiddleCut {
    let text: String
    /// Zero where the text fits as it is.
    let cutBytes: Int

    /// Cuts a text on character boundaries.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - maximumBytes: In bytes of UTF-8, the mark of the cut included.
    init(_ text: String, to maximumBytes: Int) {
        let bytes = Array(text.utf8)
        guard bytes.count > maximumBytes else {
            self.text = text
            cutBytes = 0
            return
        }
        let longestMark = Self.mark(bytes.count).utf8.count
        guard maximumBytes >= longestMark + 8 else {
            let end = Self.boundary(in: bytes, atOrBefore: max(0, maximumBytes))
            self.text = String(decoding: bytes[..<end], as: UTF8.self)
            cutBytes = bytes.count - end
            return
        }
        let kept = maximumBytes - longestMark
        let head = Self.boundary(in: bytes, atOrBefore: kept * 2 / 3)
        let tail = Self.boundary(in: bytes, atOrAfter: bytes.count - (kept - head))
        cutBytes = tail - head
        self.text =
            String(decoding: bytes[..<head], as: UTF8.self) + Self.mark(tail - head)
            + String(decoding: bytes[tail...], as: UTF8.self)
    }

    private static func mark(_ count: Int) -> String { " [... \(count) bytes cut ...] " }

    private static func boundary(in bytes: [UInt8], atOrBefore position: Int) -> Int {
        var position = position
        while position > 0, isInside(bytes, at: position) { position -= 1 }
        return position
    }

    private static func boundary(in bytes: [UInt8], atOrAfter position: Int) -> Int {
        var position = position
        while position < bytes.count, isInside(bytes, at: position) { position += 1 }
        return position
    }

    /// Whether a position lies within a character: between the bytes of one code point, or before a mark or modifier
    /// that belongs to the code point before it.
    private static func isInside(_ bytes: [UInt8], at position: Int) -> Bool {
        guard position < bytes.count, bytes[position] >= 0x80 else { return false }
        guard bytes[position] & 0xc0 != 0x80 else { return true }
        let scalar = bytes.withUnsafeBufferPointer { buffer in
            var position = position
            return UTF8Decoding.scalar(in: buffer, at: &position)
        }
        return scalar.properties.isGraphemeExtend || scalar.properties.isEmojiModifier
            || scalar.properties.generalCategory == .spacingMark
    }
}
