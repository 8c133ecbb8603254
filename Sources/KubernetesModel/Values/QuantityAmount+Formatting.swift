extension QuantityAmount {
    /// The amount in its canonical form: no fraction, and the largest suffix that allows that.
    public var text: String {
        switch style {
        case .binary where nanos % Self.unit == 0 && abs(nanos) >= 1024 * Self.unit: binaryText
        case .binary, .decimal: decimalText { Self.decimalSuffixes[$0] ?? "" }
        case .exponent: decimalText { $0 == 0 ? "" : "e\($0)" }
        }
    }

    private var binaryText: String {
        var (value, power) = (nanos / Self.unit, 0)
        while value % 1024 == 0, power + 1 < Self.binarySuffixes.count { (value, power) = (value / 1024, power + 1) }
        return "\(value)\(Self.binarySuffixes[power])"
    }

    private func decimalText(_ suffix: (Int) -> String) -> String {
        guard nanos != 0 else { return "0" }
        var (value, exponent) = (nanos, -9)
        while value % 1000 == 0, exponent < 18 { (value, exponent) = (value / 1000, exponent + 3) }
        return "\(value)\(suffix(exponent))"
    }

    private static let binarySuffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]
    private static let decimalSuffixes = [
        -9: "n", -6: "u", -3: "m", 0: "", 3: "k", 6: "M", 9: "G", 12: "T", 15: "P", 18: "E",
    ]
}
