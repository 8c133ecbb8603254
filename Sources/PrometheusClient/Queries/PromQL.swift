/// An expression of PromQL, made of parts that cannot break out of their place.
public struct PromQL: Hashable, Sendable, CustomStringConvertible {
    /// The expression as it is sent.
    public let text: String

    init(_ text: String) { self.text = text }

    /// An expression that is written out in the source.
    public init(source: StaticString) { text = "\(source)" }

    public var description: String { text }

    /// The sum over all series that agree in some labels.
    public func sum(by labels: StaticString...) -> PromQL { aggregated("sum", labels) }

    /// The largest of all series that agree in some labels.
    public func max(by labels: StaticString...) -> PromQL { aggregated("max", labels) }

    /// How many series agree in some labels.
    public func count(by labels: StaticString...) -> PromQL { aggregated("count", labels) }

    /// A quantile, from 0 to 1, of histograms whose buckets this expression gives.
    public func histogramQuantile(_ quantile: Double) -> PromQL { PromQL("histogram_quantile(\(quantile), \(text))") }

    /// This expression, and of another the series that this one has not.
    public func or(_ other: PromQL) -> PromQL { PromQL("(\(text)) or (\(other.text))") }

    /// Each series divided by the one of another expression with the same labels.
    public static func / (left: PromQL, right: PromQL) -> PromQL { PromQL("(\(left.text)) / (\(right.text))") }

    /// Each series added to the one of another expression with the same labels.
    public static func + (left: PromQL, right: PromQL) -> PromQL { PromQL("(\(left.text)) + (\(right.text))") }

    /// Each series times a number.
    public static func * (left: PromQL, right: Int) -> PromQL { PromQL("(\(left.text)) * \(right)") }

    /// Each series less a number.
    public static func - (left: PromQL, right: Int) -> PromQL { PromQL("(\(left.text)) - \(right)") }

    private func aggregated(_ function: String, _ labels: [StaticString]) -> PromQL {
        PromQL("\(function) by (\(labels.map { "\($0)" }.joined(separator: ", "))) (\(text))")
    }
}
