/// Finds the patterns that a text at an index can match, by its first three bytes.
struct TokenIndex: Sendable {
    static let shared = TokenIndex(TokenPattern.all)

    private static let bits = 15

    /// One bit for each hash of three bytes that a token begins with.
    private let mayBegin: [UInt64]
    /// Of those, the ones that are looked for within words too.
    private let mayLieWithin: [UInt64]
    /// For each hash the number of its list, 0 for none.
    private let lists: [UInt8]
    private let patterns: [[TokenPattern]]

    init(_ patterns: [TokenPattern]) {
        var (mayBegin, mayLieWithin) = ([UInt64](repeating: 0, count: 512), [UInt64](repeating: 0, count: 512))
        var table: [Int: [TokenPattern]] = [:]
        for pattern in patterns {
            for beginning in Self.beginnings(of: pattern) {
                let hash = Self.hash(beginning[0], beginning[1], beginning[2])
                mayBegin[hash >> 6] |= 1 << UInt64(hash & 63)
                if pattern.start == .anywhere { mayLieWithin[hash >> 6] |= 1 << UInt64(hash & 63) }
                if table[hash]?.contains(where: { $0.prefix == pattern.prefix }) != true {
                    table[hash, default: []].append(pattern)
                }
            }
        }
        self.mayBegin = mayBegin
        self.mayLieWithin = mayLieWithin
        var lists = [UInt8](repeating: 0, count: 1 << Self.bits)
        var numbered: [[TokenPattern]] = [[]]
        for (hash, patterns) in table {
            // The patterns of the rarest beginnings would share the last list, were there ever that many.
            if numbered.count <= Int(UInt8.max) { numbered.append([]) }
            lists[hash] = UInt8(numbered.count - 1)
            numbered[numbered.count - 1] += patterns
        }
        self.lists = lists
        self.patterns = numbered
    }

    /// The first three bytes that a token of a pattern can have.
    private static func beginnings(of pattern: TokenPattern) -> [[UInt8]] {
        if pattern.prefix.count >= 3 { return [Array(pattern.prefix.prefix(3))] }
        return (UInt8(0)..<128).filter(pattern.body.contains).map { pattern.prefix + [$0] }
    }

    @inline(__always)
    private static func hash(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
        (Int(first) ^ Int(second) << 5 ^ Int(third) << 8) & (1 << bits - 1)
    }

    /// Whether a token may begin at an index, which has at least two bytes after it.
    @inline(__always)
    func mayBegin(_ bytes: [UInt8], at index: Int) -> Bool {
        let hash = Self.hash(bytes[index], bytes[index + 1], bytes[index + 2])
        return mayBegin[hash >> 6] >> UInt64(hash & 63) & 1 == 1
    }

    /// Whether a token that needs no boundary before it may begin at an index, which has at least two bytes after it.
    @inline(__always)
    func mayLieWithin(_ bytes: [UInt8], at index: Int) -> Bool {
        let hash = Self.hash(bytes[index], bytes[index + 1], bytes[index + 2])
        return mayLieWithin[hash >> 6] >> UInt64(hash & 63) & 1 == 1
    }

    /// The token that begins at an index.
    func match(_ bytes: [UInt8], at index: Int, before bound: Int, isBoundary: Bool) -> TokenMatch? {
        guard index + 3 <= bound else { return nil }
        let hash = Self.hash(bytes[index], bytes[index + 1], bytes[index + 2])
        let list = Int(lists[hash])
        for number in patterns[list].indices {
            guard isBoundary || patterns[list][number].start == .anywhere,
                let end = patterns[list][number].end(in: bytes, at: index, before: bound)
            else { continue }
            let pattern = patterns[list][number]
            let start = pattern.keepsPrefix ? index + pattern.prefix.count : index
            return TokenMatch(rule: pattern.rule, range: start..<end)
        }
        return nil
    }
}
