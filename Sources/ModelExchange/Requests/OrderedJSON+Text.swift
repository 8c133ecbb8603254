import KubernetesModel

extension OrderedJSON {
    /// The value as JSON in one line, members in their order.
    public var text: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .array(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += "," }
                element.write(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { text += "," }
                text += JSONValue.string(member.name).compactText
                text += ":"
                member.value.write(to: &text)
            }
            text += "}"
        case .null, .bool, .integer, .number, .string:
            text += unordered.compactText
        }
    }
}
