/// The identity of one object: unique over all objects that a cluster ever had, so a successor with the same name
/// has another one.
///
/// The API server issues random UUIDs; they are held in 16 bytes. Any other text (a test's, a foreign server's) is kept
/// as it is.
public struct UID: Hashable, Sendable {
    private enum Storage: Hashable, Sendable {
        case uuid(UInt64, UInt64)
        case text(String)
    }

    private let storage: Storage

    /// Makes a uid of its text; empty text is the uid of an object that was never stored.
    public init(_ text: String) {
        let uuid = text.utf8.withContiguousStorageIfAvailable { Self.parse(UnsafeRawBufferPointer($0)) }
        self.storage = (uuid ?? nil) ?? .text(text)
    }

    /// Makes a uid of the UTF-8 of its text.
    init(utf8 bytes: UnsafeRawBufferPointer) {
        self.storage = Self.parse(bytes) ?? .text(String(decoding: bytes, as: UTF8.self))
    }

    /// The uid as the API server wrote it.
    public var text: String {
        switch storage {
        case .text(let text): text
        case .uuid(let high, let low): Self.format(high, low)
        }
    }

    /// Whether this is the uid of an object that was never stored.
    public var isEmpty: Bool { storage == .text("") }

    private static let digits = Array("0123456789abcdef".utf8)

    private static func isDash(_ position: Int) -> Bool {
        position == 8 || position == 13 || position == 18 || position == 23
    }

    private static func parse(_ text: UnsafeRawBufferPointer) -> Storage? {
        guard text.count == 36 else { return nil }
        var words: (UInt64, UInt64) = (0, 0)
        var nibbles = 0
        for (position, byte) in text.enumerated() {
            if isDash(position) {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            // Upper case would not survive the round trip, so only lower case counts as a UUID.
            let nibble: UInt64
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): nibble = UInt64(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): nibble = UInt64(byte - UInt8(ascii: "a") + 10)
            default: return nil
            }
            if nibbles < 16 { words.0 = words.0 << 4 | nibble } else { words.1 = words.1 << 4 | nibble }
            nibbles += 1
        }
        return .uuid(words.0, words.1)
    }

    private static func format(_ high: UInt64, _ low: UInt64) -> String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var nibbles = 0
            for position in 0..<36 {
                if isDash(position) {
                    buffer[position] = UInt8(ascii: "-")
                    continue
                }
                let word = nibbles < 16 ? high : low
                buffer[position] = digits[Int(word >> UInt64(60 - 4 * (nibbles % 16)) & 0xf)]
                nibbles += 1
            }
            return 36
        }
    }
}

extension UID: Codable, CustomStringConvertible, ExpressibleByStringLiteral {
    public var description: String { text }

    public init(stringLiteral value: String) { self.init(value) }

    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
