/// A few ASCII words, to be recognised among bytes in any case.
struct WordSet: Sendable {
    private let keys: [UInt64]
    /// First letters with lengths that some word has: most words of a log have others, and need not be hashed.
    private let shapes: [Bool]

    init(_ words: String) {
        var shapes = [Bool](repeating: false, count: 512)
        for word in words.utf8.split(separator: UInt8(ascii: " ")) {
            shapes[Self.shape(first: word.first ?? 0, length: word.count)] = true
        }
        self.shapes = shapes
        keys = words.split(separator: " ").map { word in
            var word = String(word)
            return word.withUTF8 { Self.key(UnsafeRawBufferPointer($0), 0, $0.count) }
        }
    }

    /// Whether bytes are one of the words.
    func contains(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Bool {
        index(of: bytes, start, end) != nil
    }

    /// Which of the words, in the order they were given, bytes are.
    func index(of bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int? {
        guard start < end, shapes[Self.shape(first: bytes[start], length: end - start)] else { return nil }
        return keys.firstIndex(of: Self.key(bytes, start, end))
    }

    /// The same for both cases of a letter.
    private static func shape(first: UInt8, length: Int) -> Int { Int(first & 31) << 4 | min(length, 15) }

    /// FNV-1a of the bytes in lower case.
    private static func key(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> UInt64 {
        var key: UInt64 = 0xcbf2_9ce4_8422_2325
        for position in start..<end {
            let byte = bytes[position]
            key = (key ^ UInt64(0x41...0x5a ~= byte ? byte | 0x20 : byte)) &* 0x100_0000_01b3
        }
        return key
    }
}
