/// Labels, annotations or a node selector: a small map of strings to strings, held as one sorted array.
///
/// A dictionary of four labels takes several times the memory, and a cluster has tens of thousands of them.
public struct StringMap: Hashable, Sendable {
    /// One key with its value.
    public struct Entry: Hashable, Sendable {
        public let key: String
        public let value: String
    }

    private var entries: [Entry] = []

    public init() {}

    /// Makes a map of pairs; of two with one key the later counts.
    public init(_ pairs: some Sequence<(key: String, value: String)>) {
        for (key, value) in pairs { self[key] = value }
    }

    /// The value of a key, or nil where the key is absent.
    public subscript(key: String) -> String? {
        get {
            // Maps are short: a scan beats a binary search.
            for entry in entries where entry.key == key { return entry.value }
            return nil
        }
        set {
            let position = entries.firstIndex { $0.key >= key } ?? entries.endIndex
            let found = position < entries.endIndex && entries[position].key == key
            switch (newValue, found) {
            case (let value?, true): entries[position] = Entry(key: key, value: value)
            case (let value?, false): entries.insert(Entry(key: key, value: value), at: position)
            case (nil, true): entries.remove(at: position)
            case (nil, false): break
            }
        }
    }

    /// Whether each entry of another map is in this one.
    public func contains(_ other: StringMap) -> Bool {
        other.allSatisfy { self[$0.key] == $0.value }
    }
}

extension StringMap: RandomAccessCollection {
    public var startIndex: Int { entries.startIndex }
    public var endIndex: Int { entries.endIndex }
    public subscript(position: Int) -> Entry { entries[position] }
}

extension StringMap: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, String)...) {
        for (key, value) in elements { self[key] = value }
    }
}

extension StringMap: Codable {
    public init(from decoder: any Decoder) throws {
        let map = try decoder.singleValueContainer().decode([String: String].self)
        entries = map.map { Entry(key: $0.key, value: $0.value) }.sorted { $0.key < $1.key }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0.value) }))
    }
}

extension StringMap: CustomStringConvertible {
    /// The map as a selector prints it: `app=shop,tier=web`.
    public var description: String { entries.map { "\($0.key)=\($0.value)" }.joined(separator: ",") }
}
