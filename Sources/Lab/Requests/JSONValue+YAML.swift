internal import KubernetesModel
internal import Yams

extension JSONValue {
    /// The value as a YAML document, members in the order of their names.
    var yaml: String {
        // A tree of plain nodes can always be written.
        (try? Yams.serialize(node: node, width: -1, allowUnicode: true, sortKeys: true)) ?? ""
    }

    private var node: Yams.Node {
        switch self {
        case .null: Yams.Node("null", Tag(.null))
        case .bool(let flag): Yams.Node(flag ? "true" : "false", Tag(.bool))
        case .integer(let number): Yams.Node(String(number), Tag(.int))
        case .number(let number): Yams.Node("\(number)", Tag(.float))
        case .string(let text): Yams.Node(text, Tag(.implicit), Self.style(of: text))
        case .array(let elements): Yams.Node(elements.map(\.node), Tag(.seq), elements.isEmpty ? .flow : .block)
        case .object(let members):
            Yams.Node(
                members.sorted { $0.key < $1.key }.map { (JSONValue.string($0.key).node, $0.value.node) }, Tag(.map),
                members.isEmpty ? .flow : .block)
        }
    }

    /// Quotes for what would be read as something else than a text, a block for what has several lines.
    private static func style(of text: String) -> Yams.Node.Scalar.Style {
        if text.contains("\n") { return .literal }
        return text.isEmpty || Yams.Node(text, Tag(.implicit)).tag != Tag(.str) ? .doubleQuoted : .any
    }
}
