import Crypto

/// The key of one installation, which makes placeholders comparable there and meaningless elsewhere. Nothing that
/// prints or reflects it shows its bytes.
public struct RedactionKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The fewest bytes of a key: as many as make guessing it hopeless.
    public static let minimumByteCount = 16

    let symmetric: SymmetricKey

    private init(symmetric: SymmetricKey) { self.symmetric = symmetric }

    /// A key of bytes that were chosen at random and kept secret, at least ``minimumByteCount`` of them.
    ///
    /// - Throws: ``TooShort`` where there are fewer.
    public init(bytes: [UInt8]) throws(TooShort) {
        guard bytes.count >= Self.minimumByteCount else { throw TooShort(byteCount: bytes.count) }
        self.init(symmetric: SymmetricKey(data: bytes))
    }

    /// A new key of 256 random bits. Placeholders made with it can be compared for as long as it lives.
    public static func random() -> RedactionKey { RedactionKey(symmetric: SymmetricKey(size: .bits256)) }

    public var description: String { "RedactionKey(hidden)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension RedactionKey {
    /// The bytes given are too few for a key.
    public struct TooShort: Error, CustomStringConvertible {
        /// How many bytes were given.
        public let byteCount: Int

        public var description: String {
            "the key for redaction has \(byteCount) bytes; give it \(RedactionKey.minimumByteCount) or more, at random"
        }
    }
}
