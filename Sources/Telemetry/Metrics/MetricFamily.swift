/// All series of one metric, as they were at one moment.
struct MetricFamily: Sendable {
    /// One series.
    struct Point: Sendable {
        let labels: LabelSet
        let value: MetricValue
    }

    /// The name that the metric was made with.
    let label: String
    let help: String
    /// The unit, in the Unified Code for Units of Measure; empty where it is not known.
    let unit: String
    /// The series, in the order of their labels; all values are of one kind.
    let points: [Point]
}
