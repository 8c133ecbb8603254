/// Headers of HTTP by name, whatever its case; of a header that came twice the first value.
public struct WireHeaders: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    private var values: [String: String] = [:]

    public init(dictionaryLiteral elements: (String, String)...) { self.init(elements) }

    public init(_ headers: some Sequence<(String, String)>) {
        for (name, value) in headers where values[name.lowercased()] == nil { values[name.lowercased()] = value }
    }

    public subscript(name: String) -> String? {
        get { values[name.lowercased()] }
        set { values[name.lowercased()] = newValue }
    }

    /// Names in lower case, in their order, with their values.
    public var sorted: [(name: String, value: String)] {
        values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
