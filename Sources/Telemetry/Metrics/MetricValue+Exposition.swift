extension String {
    /// Writes a series' samples as the exposition format has them.
    mutating func write(_ value: MetricValue, name: String, labels: LabelSet) {
        switch value {
        case .sum(let number), .gauge(let number): writeSample(name, labels, number)
        case .histogram(let histogram):
            var below: UInt64 = 0
            for (bound, count) in zip(histogram.bounds, histogram.counts) {
                below += count
                writeSample("\(name)_bucket", labels.adding("le", text: .number(bound)), Double(below))
            }
            writeSample("\(name)_bucket", labels.adding("le", text: "+Inf"), Double(histogram.count))
            writeSample("\(name)_sum", labels, histogram.sum)
            writeSample("\(name)_count", labels, Double(histogram.count))
        }
    }
}
