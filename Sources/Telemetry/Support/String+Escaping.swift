extension String {
    /// The text without line ends and other control characters, as JSON escapes them: what is written may come from
    /// anyone, and must not look like a line of its own, nor steer a terminal.
    ///
    /// - Parameter quotes: Whether quotation marks and backslashes are escaped too, as between JSON's quotation marks.
    func escaped(quotes: Bool = false) -> String {
        var escaped = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\\" where quotes: escaped += "\\\\"
            case "\"" where quotes: escaped += "\\\""
            case "\n": escaped += "\\n"
            case "\r": escaped += "\\r"
            case "\t": escaped += "\\t"
            case _ where scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                escaped += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
