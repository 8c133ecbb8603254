/// Hashes words: fast, the same in every run, with good bits. Not against a person who looks for collisions: all that
/// one can win is that two of their lines count as one.
enum LineHash {
    static let seed: UInt64 = 0x9e37_79b9_7f4a_7c15

    /// Folds the 128-bit product of a value with an odd constant.
    @inline(__always)
    static func mix(_ value: UInt64) -> UInt64 {
        let (high, low) = value.multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
        return high ^ low
    }

    /// The hash of bytes.
    @inline(__always)
    static func hash(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> UInt64 {
        var hash = seed ^ UInt64(truncatingIfNeeded: end - start)
        var position = start
        while position + 8 <= end {
            hash = mix(hash ^ bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            position += 8
        }
        if position < end {
            var rest: UInt64 = 0
            while position < end {
                rest = rest << 8 | UInt64(bytes[position])
                position += 1
            }
            hash = mix(hash ^ rest)
        }
        return hash
    }
}
