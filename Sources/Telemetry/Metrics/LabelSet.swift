/// The labels of a series, in the order of their names, with names that the exposition format allows.
struct LabelSet: Hashable, Sendable {
    private var pairs: [Pair]

    private struct Pair: Hashable, Sendable {
        let name: String
        let value: String
    }

    /// Of several values for one name the last counts.
    init(_ dimensions: [(String, String)]) {
        let values = Dictionary(dimensions.map { (Self.name($0.0), $0.1) }, uniquingKeysWith: { $1 })
        pairs = values.map { Pair(name: $0.key, value: $0.value) }.sorted { $0.name < $1.name }
    }

    /// The labels with one more at the end.
    func adding(_ name: String, text value: String) -> LabelSet {
        var labels = self
        labels.pairs.append(Pair(name: name, value: value))
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
