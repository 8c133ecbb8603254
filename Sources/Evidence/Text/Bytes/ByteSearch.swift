import Foundation

/// Looks for bytes in bytes. Texts are searched this way and not by characters, so that an accent behind a text does
/// not hide it.
enum ByteSearch {
    /// Where a needle first lies within bounds.
    static func firstRange(
        of needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, within bounds: Range<Int>
    ) -> Range<Int>? {
        guard let first = needle.first, let base = bytes.baseAddress, let pattern = needle.baseAddress else {
            return nil
        }
        var position = bounds.lowerBound
        while position + needle.count <= bounds.upperBound {
            let candidates = bounds.upperBound - needle.count + 1 - position
            guard let found = memchr(base + position, Int32(first), candidates) else { return nil }
            let start = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
            if memcmp(base + start, pattern, needle.count) == 0 { return start..<start + needle.count }
            position = start + 1
        }
        return nil
    }
}

extension [UInt8] {
    /// Where a text first lies behind a position, and before another.
    func range(of needle: String, from start: Int = 0, to end: Int? = nil) -> Range<Int>? {
        let end = Swift.min(count, end ?? count)
        guard start < end else { return nil }
        var needle = needle
        return needle.withUTF8 { needle in
            withUnsafeBufferPointer { ByteSearch.firstRange(of: needle, in: $0, within: start..<end) }
        }
    }

    /// Whether a text lies somewhere in the bytes.
    func contains(_ needle: String) -> Bool { range(of: needle) != nil }

    /// The UTF-8 of a text, with its ASCII letters in lower case.
    init(lowercasedASCII text: String) {
        self = text.utf8.map { 0x41...0x5a ~= $0 ? $0 | 0x20 : $0 }
    }
}

extension String {
    /// Whether the bytes of a text lie in this one.
    func containsBytes(of needle: String) -> Bool { Array(utf8).contains(needle) }

    /// The text with the bytes of a needle replaced.
    func replacingBytes(of needle: String, with replacement: String) -> String {
        let bytes = Array(utf8)
        guard var found = bytes.range(of: needle) else { return self }
        var result: [UInt8] = []
        var position = 0
        while true {
            result += bytes[position..<found.lowerBound]
            result += replacement.utf8
            position = found.upperBound
            guard let next = bytes.range(of: needle, from: position) else { break }
            found = next
        }
        result += bytes[position...]
        return String(decoding: result, as: UTF8.self)
    }
}
