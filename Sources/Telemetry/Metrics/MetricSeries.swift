/// One time series: a metric's values under one set of labels.
protocol MetricSeries: AnyObject, Sendable {
    /// The type of the metric, as the exposition format names it.
    static var typeName: String { get }

    /// Makes a series that stands in for one that is not kept.
    static func makeUnkept() -> Self

    /// What the series holds now.
    var current: MetricValue { get }
}
