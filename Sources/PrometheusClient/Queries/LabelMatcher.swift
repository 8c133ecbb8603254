/// A condition on a label. Names come from the source; values may come from anywhere, and are escaped.
public struct LabelMatcher: Hashable, Sendable {
    /// The matcher as PromQL writes it: `namespace="shop"`.
    let text: String

    private init(_ name: StaticString, _ comparison: String, _ value: String) {
        text = "\(name)\(comparison)\"\(Self.escaped(value))\""
    }

    /// The label is a value.
    public static func label(_ name: StaticString, is value: String) -> LabelMatcher {
        LabelMatcher(name, "=", value)
    }

    /// The label is another value; a label that is absent is empty.
    public static func label(_ name: StaticString, isNot value: String) -> LabelMatcher {
        LabelMatcher(name, "!=", value)
    }

    /// The label is one of some values; of none, it is never.
    public static func label(_ name: StaticString, isOneOf values: [String]) -> LabelMatcher {
        // An empty alternative would match the absent label; this pattern matches nothing.
        guard !values.isEmpty else { return LabelMatcher(name, "=~", "[^\\s\\S]") }
        return LabelMatcher(name, "=~", values.map(Self.quoted).joined(separator: "|"))
    }

    /// The label as a whole matches a pattern of RE2, which comes from the source.
    public static func label(_ name: StaticString, matches pattern: StaticString) -> LabelMatcher {
        LabelMatcher(name, "=~", "\(pattern)")
    }

    /// Text inside of double quotes in PromQL, which reads escapes as Go does.
    private static func escaped(_ value: String) -> String {
        var text = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\0"..<" ", "\u{7F}":
                let digits = String(scalar.value, radix: 16)
                text += "\\x" + (digits.count == 1 ? "0" : "") + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// Text that a pattern of RE2 takes literally.
    private static func quoted(_ value: String) -> String {
        var text = ""
        for character in value.unicodeScalars {
            if #"\.+*?()|[]{}^$"#.unicodeScalars.contains(character) { text += "\\" }
            text.unicodeScalars.append(character)
        }
        return text
    }
}
