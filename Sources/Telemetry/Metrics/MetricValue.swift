/// What a series holds at one moment.
enum MetricValue: Hashable, Sendable {
    /// What a counter has come to since the program began.
    case sum(Double)
    case gauge(Double)
    case histogram(Histogram)

    /// Values since the program began, by size.
    struct Histogram: Hashable, Sendable {
        /// The upper bounds of the buckets, ascending.
        let bounds: [Double]
        /// How many values lie in each bucket, and beyond the last: one more than there are bounds.
        let counts: [UInt64]
        let sum: Double

        /// How many values there were.
        var count: UInt64 { counts.reduce(0, +) }
    }
}
