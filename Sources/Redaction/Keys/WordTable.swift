/// What each word of a vocabulary means. A table of its own, because a look-up is needed for every word of a key and
/// costs a tenth of a dictionary's.
struct WordTable: Sendable {
    private static let bits: UInt64 = 11

    /// Words by their hash, each at the first free place from there on; zero where there is none.
    private var words = [UInt64](repeating: 0, count: 1 << Int(bits))
    private var roles = [WordRoles](repeating: [], count: 1 << Int(bits))

    init() {}

    private static func place(of word: PackedWord) -> Int {
        // The golden ratio's bits spread words over the upper bits of the product.
        Int(truncatingIfNeeded: (word.value &* 0x9e37_79b9_7f4a_7c15) >> (64 - bits))
    }

    /// Adds to what a word means. The vocabulary is some hundred words, a fraction of the table.
    mutating func add(_ more: WordRoles, to word: PackedWord) {
        var place = Self.place(of: word)
        while words[place] != 0, words[place] != word.value { place = (place + 1) & (words.count - 1) }
        words[place] = word.value
        roles[place].formUnion(more)
    }

    subscript(word: PackedWord) -> WordRoles {
        var place = Self.place(of: word)
        while words[place] != 0 {
            if words[place] == word.value { return roles[place] }
            place = (place + 1) & (words.count - 1)
        }
        return []
    }
}
