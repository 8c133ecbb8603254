/// A few ASCII words, to be recognised among bytes in any case.
struct WordSet: Sendable {
    private let keys: [UInt64]

    init(_ words: String) {
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
        keys.firstIndex(of: Self.key(bytes, start, end))
    }

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
