import Foundation

extension [UInt8] {
    /// Whether the bytes from an index on, within a bound, begin with an ASCII text.
    func has(_ text: StaticString, at index: Int, before bound: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard index >= 0, index + length <= bound, bound <= count else { return false }
        return text.withUTF8Buffer { expected in
            for offset in 0..<length where self[index + offset] != expected[offset] { return false }
            return true
        }
    }

    /// Whether the bytes of a range are an ASCII text in lower case, in whatever case they are.
    func isWord(_ text: StaticString, in range: Range<Int>) -> Bool {
        range.count == text.utf8CodeUnitCount && hasLowercased(text, at: range.lowerBound, before: range.upperBound)
    }

    /// As ``has(_:at:before:)``, in whatever case the bytes are.
    func hasLowercased(_ text: StaticString, at index: Int, before bound: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard index >= 0, index + length <= bound, bound <= count else { return false }
        return text.withUTF8Buffer { expected in
            for offset in 0..<length where self[index + offset].lowercased != expected[offset] { return false }
            return true
        }
    }

    /// The first index within a range whose byte is not of a set; the range's end where all are.
    func end(of set: ByteSet, in range: Range<Int>) -> Int {
        var index = range.lowerBound
        while index < range.upperBound, set.contains(self[index]) { index += 1 }
        return index
    }

    /// The first index from which on all bytes of a range are of a set.
    func start(of set: ByteSet, in range: Range<Int>) -> Int {
        var index = range.upperBound
        while index > range.lowerBound, set.contains(self[index - 1]) { index -= 1 }
        return index
    }

    /// A range without the bytes of a set at both its ends.
    func trimming(_ set: ByteSet, in range: Range<Int>) -> Range<Int> {
        let start = end(of: set, in: range)
        return start..<self.start(of: set, in: start..<range.upperBound)
    }

    /// The first index of a byte within a range.
    func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        withUnsafeBytes { buffer in
            let part = buffer[range]
            guard let start = UnsafeRawBufferPointer(rebasing: part).baseAddress,
                let found = memchr(start, Int32(byte), part.count)
            else { return nil }
            return range.lowerBound + (UnsafeRawPointer(found) - start)
        }
    }
}
