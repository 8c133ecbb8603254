/// The labels of a series, in the order of their names, with names that the exposition format allows.
struct LabelSet: Hashable, Sendable {
    private(set) var pairs: [Pair]

    /// A label. Two are the same when the exposition format cannot tell them apart.
    struct Pair: Hashable, Sendable {
        /// The name that the exposition format allows: `gen_ai_token_type`.
        let name: String
        /// The name as it was given: `gen_ai.token.type`.
        let key: String
        let value: String

        static func == (left: Pair, right: Pair) -> Bool { left.name == right.name && left.value == right.value }

        func hash(into hasher: inout Hasher) {
            hasher.combine(name)
            hasher.combine(value)
        }
    }

    /// Of several values for one name the last counts.
    init(_ dimensions: [(String, String)]) {
        let pairs = dimensions.map { Pair(name: Self.name($0.0), key: $0.0, value: $0.1) }
        self.pairs = Dictionary(pairs.map { ($0.name, $0) }, uniquingKeysWith: { $1 }).values
            .sorted { $0.name < $1.name }
    }

    /// The labels with one more at the end.
    func adding(_ name: String, text value: String) -> LabelSet {
        var labels = self
        labels.pairs.append(Pair(name: name, key: name, value: value))
        return labels
    }

    /// The labels as the exposition format writes them: `{name="value"}`, or nothing where there are none.
    var text: String {
        guard !pairs.isEmpty else { return "" }
        return "{" + pairs.map { "\($0.name)=\"\(Self.escape($0.value))\"" }.joined(separator: ",") + "}"
    }

    private static func name(_ text: String) -> String {
        // Names that begin with two underscores are Prometheus' own.
        let name = text.sanitized(allowing: "_")
        return name.hasPrefix("__") ? "label" + name : name
    }

    private static func escape(_ value: String) -> String {
        var escaped = ""
        for character in value.unicodeScalars {
            switch character {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
