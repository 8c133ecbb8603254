/// How a rate changed from one run to another, over the same cases.
package struct PairedChange: Codable, Sendable, Hashable {
    /// Cases that were not so before and are now.
    package var gained: Int
    /// Cases that were so before and are not now.
    package var lost: Int
    package var pairs: Int
    /// Of the rates, now less before; with its 95 % interval.
    package var difference: Double
    package var lower: Double
    package var upper: Double
    /// McNemar's exact test: how likely such a change is where nothing has changed.
    package var pValue: Double

    /// - Parameter pairs: Whether a case was so before, and is so now.
    package init(_ pairs: [(before: Bool, after: Bool)]) {
        gained = pairs.count { !$0.before && $0.after }
        lost = pairs.count { $0.before && !$0.after }
        self.pairs = pairs.count
        difference = pairs.isEmpty ? 0 : Double(gained - lost) / Double(pairs.count)
        // A. Agresti and Y. Min, "Simple improved confidence intervals for comparing matched proportions", Statistics in
        // Medicine 24 (2005), 729-740: Wald's interval after half a case more in each cell.
        let (gains, losses, count) = (Double(gained) + 0.5, Double(lost) + 0.5, Double(pairs.count) + 2)
        let center = (gains - losses) / count
        let deviation = ((gains + losses) - (gains - losses) * (gains - losses) / count).squareRoot() / count
        lower = max(center - 1.959_963_984_540_054 * deviation, -1)
        upper = min(center + 1.959_963_984_540_054 * deviation, 1)
        pValue = FairCoins.pValue(gained, lost)
    }
}

/// How a measurement changed from one run to another, over the same cases.
package struct PairedShift: Codable, Sendable, Hashable {
    package var shorter: Int
    package var longer: Int
    /// Of the differences, now less before.
    package var median: Median
    /// The exact sign test.
    package var pValue: Double

    /// - Returns: nil without a pair.
    package init?(_ pairs: [(before: Double, after: Double)]) {
        let differences = pairs.map { $0.after - $0.before }
        guard let median = Median(of: differences) else { return nil }
        self.median = median
        shorter = differences.count { $0 < 0 }
        longer = differences.count { $0 > 0 }
        pValue = FairCoins.pValue(shorter, longer)
    }
}
