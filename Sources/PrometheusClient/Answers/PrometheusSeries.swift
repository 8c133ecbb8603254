/// One series: its labels, and its points, oldest first.
public struct PrometheusSeries: Hashable, Sendable {
    /// The metric's name is `__name__`, where the expression kept it.
    public let labels: [String: String]
    public let points: [PrometheusPoint]

    public init(labels: [String: String], points: [PrometheusPoint]) {
        self.labels = labels
        self.points = points
    }
}
