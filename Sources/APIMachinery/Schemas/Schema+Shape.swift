package import KubernetesModel

/// A value whose type is not the one that the schema says.
package struct Misfit: Hashable, Sendable {
    /// `spec.template.spec.containers`; indexes are left out, as Go's reader does.
    package let path: String
    /// The Go structure that has the field: `DeploymentSpec`.
    package let structure: String
    /// What Go calls the type that was expected: `int32`, `string`, `[]v1.Container`.
    package let expected: String
    package let found: JSONValue
    /// What the reader of the type itself says, where the JSON is right and its text is not.
    package var problem: String?

    /// What Go calls a number that does not fit a whole one; nil: another misfit.
    package var numberType: String? {
        guard expected == "int32" || expected == "int64" else { return nil }
        return switch found {
        case .integer: "int64"
        case .number: "float64"
        default: nil
        }
    }

    /// What Go's JSON reader says of it.
    package var message: String {
        if let problem { return problem }
        let kind =
            switch found {
            case .number(let value): "number \(value)"
            case .integer(let value): "number \(value)"
            case let other: other.goJSONKind
            }
        return "json: cannot unmarshal \(kind) into Go struct field \(structure).\(path) of type \(expected)"
    }
}

extension Schema {
    /// The first value, in the order of names, that has not the type that the schema says.
    package func misfit(in value: JSONValue) -> Misfit? { misfit(value, path: "", structure: name) }

    private func misfit(_ value: JSONValue, path: String, structure: String) -> Misfit? {
        let inside = { (name: String) in path.isEmpty ? name : "\(path).\(name)" }
        switch (shape, value) {
        case (_, .null), (.any, _), (.boolean, .bool), (.number, .integer), (.number, .number), (.string, .string),
            (.quantity, .integer), (.quantity, .number), (.intOrString, .integer),
            (.intOrString, .string):
            return nil
        case (.bytes, .string(let text)), (.time, .string(let text)), (.quantity, .string(let text)):
            guard let problem = textProblem(text) else { return nil }
            return Misfit(path: path, structure: structure, expected: goType, found: value, problem: problem)
        case (.integer, .integer(let number)) where holds(number): return nil
        case (.integer, .number(let number)) where Int(exactly: number).map(holds) ?? false: return nil
        case (.structure(let fields), .object(let members)):
            for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                let found = fields[name]?.schema.misfit(member, path: inside(name), structure: self.name)
                if let found { return found }
            }
            return nil
        case (.map(let schema), .object(let members)):
            for member in members.sorted(by: { $0.key < $1.key }) {
                if let found = schema.misfit(member.value, path: path, structure: structure) { return found }
            }
            return nil
        case (.list(let schema, _), .array(let elements)):
            for element in elements {
                if let found = schema.misfit(element, path: path, structure: structure) { return found }
            }
            return nil
        default: return Misfit(path: path, structure: structure, expected: goType, found: value)
        }
    }

    /// Whether a whole number is not too large.
    private func holds(_ number: Int) -> Bool { !isShort || Int32(exactly: number) != nil }

    /// What is wrong with a text that stands for something else; nil: nothing.
    private func textProblem(_ text: String) -> String? {
        switch shape {
        case .bytes: Base64.corruptByte(text).map { "illegal base64 data at input byte \($0)" }
        case .quantity where Quantity(text).exactAmount == nil:
            "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
        case .time where !ValueFormat.isTime(text):
            "parsing time \(GoText.quoted(text)) as \"2006-01-02T15:04:05Z07:00\": cannot parse "
                + "\(GoText.quoted(text)) as \"2006\""
        default: nil
        }
    }

    private var goType: String {
        switch shape {
        case .any: "interface {}"
        case .boolean: "bool"
        case .integer: isShort ? "int32" : "int64"
        case .number: "float64"
        case .string, .time: "string"
        case .bytes: "[]uint8"
        case .quantity: "resource.Quantity"
        case .intOrString: "intstr.IntOrString"
        case .list(let element, _): "[]\(element.goType)"
        case .map(let value): "map[string]\(value.goType)"
        case .structure: "v1.\(name)"
        }
    }
}

/// Base64 as Go's encoding/base64 reads it.
enum Base64 {
    /// Where a text ceases to be base64; nil: it is.
    static func corruptByte(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        var count = 0
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): continue
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
                count += 1
            case UInt8(ascii: "="): return corruptPadding(bytes, index, count % 4)
            default: return index
            }
        }
        return count % 4 == 0 ? nil : bytes.count - count % 4
    }

    private static func corruptPadding(_ bytes: [UInt8], _ index: Int, _ place: Int) -> Int? {
        let isBreak = { (byte: UInt8) in byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
        guard place >= 2 else { return index }
        var rest = bytes[(index + 1)...].drop(while: isBreak)
        if place == 2 {
            guard let next = rest.first else { return bytes.count }
            guard next == UInt8(ascii: "=") else { return rest.startIndex }
            rest = rest.dropFirst().drop(while: isBreak)
        }
        return rest.isEmpty ? nil : rest.startIndex
    }
}
