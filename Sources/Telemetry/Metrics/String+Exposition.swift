extension String {
    /// A number as the exposition format writes it: whole numbers without a fraction, `NaN`, `+Inf`, `-Inf`.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        if let whole = Int64(exactly: value) { return "\(whole)" }
        return "\(value)"
    }

    /// The text with each character that a name may not have made an underscore: letters, digits and some others may be,
    /// a digit not at the start.
    func sanitized(allowing others: String) -> String {
        var name = String(map { $0.isASCII && ($0.isLetter || $0.isNumber) || others.contains($0) ? $0 : "_" })
        if name.first?.isNumber ?? true { name = "_" + name }
        return name
    }

    mutating func writeSample(_ name: String, _ labels: LabelSet, _ value: Double) {
        self += "\(name)\(labels.text) \(String.number(value))\n"
    }
}
