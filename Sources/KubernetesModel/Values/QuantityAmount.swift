/// What a ``Quantity`` amounts to: exact, in billionths, with the style it was written in.
///
/// The rules are those of the API server: amounts lie within plus and minus 2^63 - 1, larger ones count as the limit;
/// what is finer than a billionth is rounded away from zero, so that a request for something is never one for nothing.
public struct QuantityAmount: Hashable, Sendable {
    /// How an amount is written.
    public enum Style: Hashable, Sendable {
        /// Powers of ten: `m`, `k`, `M`, `G` ...
        case decimal
        /// Powers of two: `Ki`, `Mi`, `Gi` ...
        case binary
        /// An exponent: `1e3`.
        case exponent
    }

    /// Billionths of the unit, within plus and minus ``limit``.
    public let nanos: Int128
    public let style: Style

    /// The largest amount: 2^63 - 1 units.
    public static let limit = Int128(Int64.max) * unit
    /// Billionths in one unit.
    public static let unit: Int128 = 1_000_000_000

    /// Makes an amount of billionths, held within the limits.
    public init(nanos: Int128, style: Style) {
        self.nanos = min(max(nanos, -Self.limit), Self.limit)
        self.style = style
    }

    /// Whole units, rounded away from zero, as the API server rounds them.
    public var units: Int64 { rounded(by: Self.unit) }

    /// Thousandths of the unit, rounded away from zero; beyond the range of the type its limit.
    public var millis: Int64 { rounded(by: Self.unit / 1000) }

    private func rounded(by divisor: Int128) -> Int64 {
        let (quotient, remainder) = nanos.quotientAndRemainder(dividingBy: divisor)
        return Int64(clamping: quotient + remainder.signum())
    }
}

extension QuantityAmount: Comparable {
    public static func < (left: QuantityAmount, right: QuantityAmount) -> Bool { left.nanos < right.nanos }

    /// Amounts are equal whatever style they are written in.
    public static func == (left: QuantityAmount, right: QuantityAmount) -> Bool { left.nanos == right.nanos }

    public func hash(into hasher: inout Hasher) { hasher.combine(nanos) }
}
