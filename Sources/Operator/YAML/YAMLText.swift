package import KubernetesModel
import Yams

/// YAML to JSON values and back.
package enum YAMLText {
    /// Reads every document of a text; anchors are resolved, empty documents left out.
    ///
    /// - Throws: Yams' error, with the line, for what is not YAML.
    package static func documents(in text: String) throws -> [JSONValue] {
        try Array(Yams.compose_all(yaml: text)).map(value).filter { $0 != .null }
    }

    /// Writes documents, each of which begins with `---`. The same documents always give the same text.
    package static func text(of documents: [JSONValue]) throws -> String {
        try documents.map { document in
            "---\n" + (try Yams.serialize(node: node(document), width: -1, allowUnicode: true, sortKeys: true))
        }.joined()
    }

    private static func value(_ node: Yams.Node) -> JSONValue {
        switch node {
        case .mapping(let mapping):
            .object(
                Dictionary(
                    mapping.map { ($0.key.scalar?.string ?? "", value($0.value)) },
                    uniquingKeysWith: { first, _ in first }))
        case .sequence(let sequence): .array(sequence.map(value))
        case .scalar(let scalar): self.scalar(scalar, tag: node.tag)
        case .alias: .null
        }
    }

    /// A scalar by the tag that it resolves to: `"true"` in quotes is a text.
    private static func scalar(_ scalar: Yams.Node.Scalar, tag: Tag) -> JSONValue {
        if tag == Tag(.null) { return .null }
        if tag == Tag(.bool), let value = Bool.construct(from: scalar) { return .bool(value) }
        if tag == Tag(.int), let value = Int.construct(from: scalar) { return .integer(value) }
        if tag == Tag(.float), let value = Double.construct(from: scalar) { return .number(value) }
        return .string(scalar.string)
    }

    private static func node(_ value: JSONValue) -> Yams.Node {
        switch value {
        case .null: Yams.Node("null", Tag(.null))
        case .bool(let value): Yams.Node(value ? "true" : "false", Tag(.bool))
        case .integer(let value): Yams.Node("\(value)", Tag(.int))
        case .number(let value): Yams.Node("\(value)", Tag(.float))
        case .string(let text): Yams.Node(text, Tag(.implicit), style(of: text))
        case .array(let elements): Yams.Node(elements.map(node), Tag(.seq), elements.isEmpty ? .flow : .block)
        case .object(let members):
            Yams.Node(
                members.sorted { $0.key < $1.key }.map { (node(.string($0.key)), node($0.value)) }, Tag(.map),
                members.isEmpty ? .flow : .block)
        }
    }

    /// Quotes for what would be read as something else than a text, a block for what has several lines.
    private static func style(of text: String) -> Yams.Node.Scalar.Style {
        if text.contains("\n") { return .literal }
        return text.isEmpty || Yams.Node(text, Tag(.implicit)).tag != Tag(.str) ? .doubleQuoted : .any
    }
}
