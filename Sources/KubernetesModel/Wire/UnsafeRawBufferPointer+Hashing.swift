import Foundation

extension UnsafeRawBufferPointer {
    /// A hash of the bytes that is quick and good enough for a cache which compares the bytes after it.
    var quickHash: UInt64 {
        // Multiplication by the golden ratio's 64 bits spreads each word over the upper half, and the shift brings it down.
        var hash = UInt64(truncatingIfNeeded: count)
        func mix(_ word: UInt64) {
            hash = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
            hash ^= hash >> 32
        }
        var offset = 0
        while offset + 8 <= count {
            mix(loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        var rest: UInt64 = 0
        while offset < count {
            rest = rest << 8 | UInt64(self[offset])
            offset += 1
        }
        mix(rest)
        return hash
    }

    /// Whether two buffers hold the same bytes.
    func hasSameBytes(as other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        guard let mine = baseAddress, let theirs = other.baseAddress else { return true }
        return memcmp(mine, theirs, count) == 0
    }
}
