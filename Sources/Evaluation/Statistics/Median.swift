/// The median of some measurements, and between which of them the true one lies.
///
/// The interval runs from one of the ordered measurements to another, chosen so that it holds the true median in at least
/// 95 % of all cases whatever the distribution is: W. J. Conover, "Practical Nonparametric Statistics", section 3.2. Fewer
/// than six measurements give none.
package struct Median: Codable, Sendable, Hashable {
    package var value: Double
    package var lower: Double?
    package var upper: Double?
    /// Of how many measurements.
    package var count: Int

    package init?(of values: [Double]) {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return nil }
        count = sorted.count
        let middle = sorted.count / 2
        value = sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
        // The largest number of measurements that may lie outside at each end.
        let outside = (0..<middle).last { FairCoins.probability(ofAtMost: $0, of: sorted.count) <= 0.025 }
        if let outside {
            lower = sorted[outside]
            upper = sorted[sorted.count - 1 - outside]
        }
    }
}
