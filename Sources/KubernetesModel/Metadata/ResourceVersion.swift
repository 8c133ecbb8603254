/// The version of an object or of a whole collection, as the API server counts it.
///
/// Since KEP-5504 versions of one resource may be compared: by length, then by their digits. A version that does not
/// look like one (leading zero, other characters, `0`) compares as unknown.
public struct ResourceVersion: Hashable, Sendable {
    /// The version as the API server wrote it; empty means "none".
    public let text: String

    public init(_ text: String) { self.text = text }

    /// No version: a list without it is served from storage, the newest state.
    public static let none = ResourceVersion("")

    /// Any version: a list with it may be served from the API server's cache.
    public static let any = ResourceVersion("0")

    /// Whether the version is the `none` one.
    public var isEmpty: Bool { text.isEmpty }

    /// Whether this version is newer than another, or nil where the two cannot be compared.
    public func isNewer(than other: ResourceVersion) -> Bool? {
        guard isComparable, other.isComparable else { return nil }
        let (mine, theirs) = (text.utf8.count, other.text.utf8.count)
        return mine == theirs ? text > other.text : mine > theirs
    }

    private var isComparable: Bool {
        guard let first = text.utf8.first, first != UInt8(ascii: "0") else { return false }
        return text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }
}

extension ResourceVersion: Codable, CustomStringConvertible, ExpressibleByStringLiteral {
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
