/// The series of one metric that some labels pick. What comes out of it is a number a series, or a function over a while.
public struct SeriesSelector: Hashable, Sendable {
    private let text: String

    /// - Parameters:
    ///   - metric: The metric's name, from the source.
    ///   - matchers: All of them must hold.
    public init(_ metric: StaticString, _ matchers: [LabelMatcher] = []) {
        text = matchers.isEmpty ? "\(metric)" : "\(metric){\(matchers.map(\.text).joined(separator: ","))}"
    }

    /// The newest value of each series.
    public var now: PromQL { PromQL(text) }

    /// How much a counter grows a second, on average over a while.
    public func rate(over span: Duration) -> PromQL { PromQL("rate(\(ranged(span)))") }

    /// How often the value changed within a while.
    public func changes(over span: Duration) -> PromQL { PromQL("changes(\(ranged(span)))") }

    /// The newest value within a while, also of series that have ended in it.
    public func last(over span: Duration) -> PromQL { PromQL("last_over_time(\(ranged(span)))") }

    private func ranged(_ span: Duration) -> String { "\(text)[\(max(span.components.seconds, 1))s]" }
}
