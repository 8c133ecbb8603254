/// What stands in a secret's place: `[REDACTED:rule:0a1b2c]`.
enum Placeholder {
    private static let opening: StaticString = "[REDACTED:"
    private static let digitCount = 6
    private static let longestName = 40
    private static let nameBytes = ByteSet.lowercase | .digits | ByteSet("-")

    static func make(_ rule: RedactionRule, digits: [UInt8]) -> [UInt8] {
        var placeholder: [UInt8] = []
        placeholder.reserveCapacity(opening.utf8CodeUnitCount + longestName + digitCount)
        opening.withUTF8Buffer { placeholder.append(contentsOf: $0) }
        placeholder.append(contentsOf: rule.name.utf8)
        placeholder.append(UInt8(ascii: ":"))
        placeholder.append(contentsOf: digits)
        placeholder.append(UInt8(ascii: "]"))
        return placeholder
    }

    /// Where a placeholder that begins at an index ends; nil where none begins there.
    static func end(in bytes: [UInt8], at start: Int, before bound: Int) -> Int? {
        guard bytes.has(opening, at: start, before: bound) else { return nil }
        let name = start + opening.utf8CodeUnitCount
        let nameEnd = bytes.end(of: nameBytes, in: name..<min(bound, name + longestName))
        guard nameEnd > name, nameEnd < bound, bytes[nameEnd] == UInt8(ascii: ":") else { return nil }
        let digits = nameEnd + 1
        let end = digits + digitCount
        guard end < bound, bytes[end] == UInt8(ascii: "]"), bytes.end(of: .hexadecimal, in: digits..<end) == end
        else { return nil }
        return end + 1
    }

    /// Where the first placeholder of a range begins.
    static func start(in bytes: [UInt8], range: Range<Int>) -> Int? {
        var index = range.lowerBound
        while let bracket = bytes.firstIndex(of: UInt8(ascii: "["), in: index..<range.upperBound) {
            if end(in: bytes, at: bracket, before: range.upperBound) != nil { return bracket }
            index = bracket + 1
        }
        return nil
    }
}
