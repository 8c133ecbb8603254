extension Quantity {
    /// What the quantity amounts to, exactly, or nil where its text is none.
    public var exactAmount: QuantityAmount? { QuantityAmount(parsing: text) }

    /// The amount as a number, in cores or bytes, or nil where the text is none.
    public var amount: Double? { exactAmount.map { Double($0.nanos) / Double(QuantityAmount.unit) } }

    /// The amount as bytes, rounded up to whole ones.
    public var bytes: Int64? { exactAmount?.units }

    /// The amount as thousandths of a core, rounded up to whole ones.
    public var milliCores: Int64? { exactAmount?.millis }

    /// Bytes in their shortest exact form: 67,108,864 is `64Mi`.
    public init(bytes: Int64) {
        self.init(QuantityAmount(nanos: Int128(bytes) * QuantityAmount.unit, style: .binary))
    }

    /// Thousandths of a core: 1,500 is `1500m`, 2,000 is `2`.
    public init(milliCores: Int64) {
        self.init(QuantityAmount(nanos: Int128(milliCores) * (QuantityAmount.unit / 1000), style: .decimal))
    }

    /// An amount in its canonical form.
    public init(_ amount: QuantityAmount) {
        self.init(amount.text)
    }

    /// The quantity in the form that the API server gives it (`1000M` is `1G`), or nil where its text is none.
    public var canonical: Quantity? { exactAmount.map { Quantity($0) } }

    /// The quantity times a factor, in the same style; a binary one in whole bytes, others in whole thousandths,
    /// rounded down, so that a bound on the factor is kept. Nil where the text is no quantity or the factor is negative
    /// or no number; an amount beyond the limits is the limit.
    public func scaled(by factor: Double) -> Quantity? {
        guard let amount = exactAmount, factor.isFinite, factor >= 0 else { return nil }
        let grain = amount.style == .binary ? QuantityAmount.unit : QuantityAmount.unit / 1000
        // Six digits of the factor count: more are noise of its binary form, as in 1.1.
        let precision = 1_000_000.0
        let product = (factor * precision).rounded()
        guard product <= Double(Int64.max) / 2 else {
            return Quantity(QuantityAmount(nanos: amount.nanos.signum() * QuantityAmount.limit, style: amount.style))
        }
        let (scaled, overflows) = amount.nanos.multipliedReportingOverflow(by: Int128(product))
        let nanos = overflows ? amount.nanos.signum() * QuantityAmount.limit : scaled / Int128(precision)
        return Quantity(QuantityAmount(nanos: nanos / grain * grain, style: amount.style))
    }

    /// Whether the quantity is more than another, or nil where either text is none.
    public func isMore(than other: Quantity) -> Bool? {
        guard let mine = exactAmount, let theirs = other.exactAmount else { return nil }
        return mine > theirs
    }

    /// Bytes for people, with two decimals and the suffix that leaves less than 1024 before them: `1.50Gi`.
    public static func approximate(bytes: Int64) -> String {
        let suffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]
        var (value, power) = (Double(bytes), 0)
        while abs(value) >= 1024, power + 1 < suffixes.count { (value, power) = (value / 1024, power + 1) }
        guard power > 0 else { return "\(bytes)" }
        let hundredths = Int((abs(value) * 100).rounded())
        let fraction = hundredths % 100
        return "\(value < 0 ? "-" : "")\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)\(suffixes[power])"
    }
}
