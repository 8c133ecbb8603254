/// What an environment variable's value may be to stay.
enum EnvironmentValue {
    private static let longest = 256
    private static let separators = ByteSet(" \t\r\n,;=&|\"'()[]{}<>")
    private static let partSeparators = ByteSet("/:@.")
    /// Names of variables that hold digests and identifiers, which look random and are none.
    private static let identifiers: Set<PackedWord> = Set(
        ["sha", "sha256", "commit", "digest", "revision", "checksum", "hash", "id", "uid", "uuid", "rev", "version"]
            .map { PackedWord($0) })

    /// Whether a value that no other rule found a secret in is of plain words, numbers, names, paths and addresses.
    static func isHarmless(_ text: String, name: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count <= longest else { return false }
        let isIdentifier = isIdentifier(name)
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, !separators.contains(bytes[end]) { end += 1 }
            if end > start, isRandom(bytes, in: start..<end, isIdentifier: isIdentifier) { return false }
            start = end + 1
        }
        return true
    }

    private static func isRandom(_ bytes: [UInt8], in range: Range<Int>, isIdentifier: Bool) -> Bool {
        // Of a path or an address each part is looked at.
        for part in bytes[range].split(whereSeparator: { partSeparators.contains($0) }) {
            let shape = ValueShape(bytes, in: part.startIndex..<part.endIndex)
            if shape.isHexadecimal {
                // The digest of an image, and what a variable's name calls an identifier.
                let isDigest = bytes.has("sha256:", at: part.startIndex - 7, before: range.upperBound)
                if shape.count >= 32, !isIdentifier, !isDigest { return true }
            } else if shape.isRandom || shape.count >= 40 && shape.digits > 4 && shape.upper > 4 && shape.lower > 4 {
                return true
            }
        }
        return false
    }

    private static func isIdentifier(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        let words = KeyWords(bytes, in: 0..<bytes.count)
        return (0..<words.count).contains { identifiers.contains(words[fromEnd: $0]) }
    }
}
