/// The shape of a vendor's token: what it begins with, and what follows.
struct TokenPattern: Sendable {
    /// What a token may follow.
    enum Start: Sendable {
        /// Anything: no other text has this beginning.
        case anywhere
        /// No letter, digit or underscore: the beginning is short, or is that of words too.
        case boundary
    }

    /// What else must hold for what follows the beginning.
    enum Check: Sendable {
        case none
        /// A digit and a letter.
        case digit
        /// A digit and letters in both cases.
        case mixed
    }

    let rule: RedactionRule
    let prefix: [UInt8]
    let body: ByteSet
    /// How many bytes follow the beginning. Where more do, it is not this token, unless no other text begins so: then
    /// all of them go.
    let lengths: ClosedRange<Int>
    let start: Start
    let check: Check
    /// Whether the beginning says no more than whose token it is, as a web hook's address does, and stays.
    let keepsPrefix: Bool

    init(
        _ rule: String, _ prefix: String, _ body: ByteSet, _ lengths: ClosedRange<Int>, start: Start = .anywhere,
        check: Check = .none, keepsPrefix: Bool = false
    ) {
        self.rule = RedactionRule(rule)
        self.prefix = Array(prefix.utf8)
        self.body = body
        self.lengths = lengths
        self.start = start
        self.check = check
        self.keepsPrefix = keepsPrefix
    }

    /// Several beginnings of one vendor's tokens.
    static func family(
        _ rule: String, _ prefixes: String, _ body: ByteSet, _ lengths: ClosedRange<Int>, start: Start = .anywhere,
        check: Check = .none
    ) -> [TokenPattern] {
        prefixes.split(separator: " ").map {
            TokenPattern(rule, String($0), body, lengths, start: start, check: check)
        }
    }

    /// Where the token that begins at an index ends; nil where none does.
    func end(in bytes: [UInt8], at index: Int, before bound: Int) -> Int? {
        let bodyStart = index + prefix.count
        guard bodyStart + lengths.lowerBound <= bound else { return nil }
        for (offset, byte) in prefix.enumerated() where bytes[index + offset] != byte { return nil }
        let isOpen = start == .anywhere
        let limit = isOpen ? bound : min(bound, bodyStart + lengths.upperBound + 1)
        var end = bytes.end(of: body, in: bodyStart..<limit)
        // A full stop that ends a sentence is not the token's.
        end = bytes.start(of: .fullStop, in: bodyStart..<end)
        guard end - bodyStart >= lengths.lowerBound, isOpen || end - bodyStart <= lengths.upperBound,
            passesCheck(bytes, in: bodyStart..<end)
        else { return nil }
        if start == .boundary, end < bound, ByteSet.alphanumeric.contains(bytes[end]) { return nil }
        return end
    }

    private func passesCheck(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        guard check != .none else { return true }
        let shape = ValueShape(bytes, in: range)
        return shape.digits > 0 && (check == .digit ? shape.letters > 0 : shape.upper > 0 && shape.lower > 0)
    }
}
