internal import KubernetesModel

/// How Go prints values, as it shows in the API server's messages.
package enum GoText {
    /// The `%v` of a value that was read from JSON: `map[a:1 b:[x y]]`.
    static func plain(_ value: JSONValue) -> String {
        switch value {
        case .null: "<nil>"
        case .bool(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .number(let value): number(value)
        case .string(let text): text
        case .array(let elements): "[\(elements.map(plain).joined(separator: " "))]"
        case .object(let members):
            "map[\(members.sorted { $0.key < $1.key }.map { "\($0.key):\(plain($0.value))" }.joined(separator: " "))]"
        }
    }

    /// The `%#v` of a value that was read from JSON: `map[string]interface {}{"a":1}`.
    static func literal(_ value: JSONValue) -> String {
        switch value {
        case .null: "interface {}(nil)"
        case .bool(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .number(let value): number(value)
        case .string(let text): quoted(text)
        case .array(let elements): "[]interface {}{\(elements.map(literal).joined(separator: ", "))}"
        case .object(let members): "map[string]interface {}{\(pairs(members.mapValues(literal)))}"
        }
    }

    /// The `%#v` of a map of texts: `map[string]string{"app":"web"}`, `map[string]string(nil)`.
    static func stringMap(_ value: JSONValue?) -> String {
        guard case .object(let members)? = value else { return "map[string]string(nil)" }
        return "map[string]string{\(pairs(members.mapValues { quoted($0.stringValue ?? "") }))}"
    }

    /// The `%#v` of a slice of texts: `[]string{"a"}`, `[]string(nil)`.
    package static func strings(_ value: [String]?) -> String {
        guard let value else { return "[]string(nil)" }
        return "[]string{\(value.map(quoted).joined(separator: ", "))}"
    }

    static func labelSelector(_ selector: JSONValue?) -> String {
        let expressions = (selector?["matchExpressions"]?.arrayValue).map { elements in
            let texts = elements.map { element in
                let values = element["values"]?.arrayValue?.compactMap(\.stringValue)
                return "v1.LabelSelectorRequirement{Key:\(quoted(element["key"]?.stringValue ?? "")), "
                    + "Operator:\(quoted(element["operator"]?.stringValue ?? "")), Values:\(strings(values))}"
            }
            return "[]v1.LabelSelectorRequirement{\(texts.joined(separator: ", "))}"
        }
        return "v1.LabelSelector{MatchLabels:\(stringMap(selector?["matchLabels"])), "
            + "MatchExpressions:\(expressions ?? "[]v1.LabelSelectorRequirement(nil)")}"
    }

    static func intOrString(_ value: JSONValue?) -> String {
        if let text = value?.stringValue { return "intstr.IntOrString{Type:1, IntVal:0, StrVal:\(quoted(text))}" }
        return "intstr.IntOrString{Type:0, IntVal:\(value?.intValue ?? 0), StrVal:\"\"}"
    }

    /// The digits of `U+0041`, as `%U` prints them: four at least.
    package static func codePoint(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private static func pairs(_ members: [String: String]) -> String {
        members.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\($0.value)" }.joined(separator: ", ")
    }

    /// A number as `%v` prints a float64: whole ones without a fraction, exponents from 1e+21.
    static func number(_ value: Double) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf" }
        if value == value.rounded(), abs(value) < 1e21, let whole = Int(exactly: value) { return "\(whole)" }
        return "\(value)"
    }

    /// Text as `%q` prints it.
    package static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\u{7}": result += "\\a"
            case "\u{8}": result += "\\b"
            case "\u{b}": result += "\\v"
            case "\u{c}": result += "\\f"
            case "\0"..<" ", "\u{7f}":
                let digits = String(scalar.value, radix: 16)
                result += "\\x" + (digits.count < 2 ? "0" : "") + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
