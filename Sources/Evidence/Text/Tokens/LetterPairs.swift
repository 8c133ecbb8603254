/// Which two letters often stand side by side in English.
enum LetterPairs {
    /// By the first letter: a bit for each second one. The 220 most frequent pairs of 0.75 million characters of
    /// technical English, 95 % of all.
    private static let common: [UInt32] = [
        0x013e_b94e, 0x0110_4a11, 0x011a_4d91, 0x0014_4111, 0x01ef_b87d, 0x001a_4931, 0x0016_6110,
        0x0000_4111, 0x022e_787d, 0x0000_0010, 0x0014_0010, 0x011c_4939, 0x0010_d113, 0x003c_697d,
        0x007e_fc6e, 0x001a_c911, 0x0010_0000, 0x013e_755d, 0x001c_c195, 0x011e_4195, 0x000e_b917,
        0x0000_0111, 0x0002_6191, 0x0008_0000, 0x000c_8000, 0x0000_0010,
    ]

    /// Whether the second of two letters, given as `0` for `a` to `25`, seldom follows the first.
    @inline(__always)
    static func isRare(_ first: UInt8, _ second: UInt8, in table: UnsafeBufferPointer<UInt32>) -> Bool {
        table[Int(first)] >> UInt32(second) & 1 == 0
    }

    static func withTable<Result>(_ body: (UnsafeBufferPointer<UInt32>) -> Result) -> Result {
        common.withUnsafeBufferPointer(body)
    }
}
