/// Numbers and words that look random and are the same in every run (SplitMix64).
struct Numbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
        return Int((value ^ value >> 31) % UInt64(limit))
    }

    /// Two digits.
    mutating func two(_ limit: Int) -> String {
        let number = below(limit)
        return number < 10 ? "0\(number)" : "\(number)"
    }

    mutating func hex(_ count: Int) -> String { text(count, of: Array("0123456789abcdef")) }

    mutating func word(_ count: Int) -> String { text(count, of: Array("abcdefghijklmnopqrstuvwxyz")) }

    private mutating func text(_ count: Int, of characters: [Character]) -> String {
        String((0..<count).map { _ in characters[below(characters.count)] })
    }
}
