extension IncidentFeatures {
    /// How alike two incidents are, 0 to 1: the weighted Jaccard index of their features, which is the weight of what
    /// both have over the weight of what either has.
    ///
    /// | feature | weight |
    /// | --- | --- |
    /// | each kind of signal | 3 |
    /// | each reason | 2 |
    /// | the target's name | 2 |
    /// | the target's kind | 1 |
    ///
    /// What was observed tells more of a cause than where. Without a kind of signal in common two incidents are not
    /// alike at all, whatever their targets are called.
    public func similarity(to other: IncidentFeatures) -> Double {
        let sharedKinds = Set(signalKinds).intersection(other.signalKinds).count
        guard sharedKinds > 0 else { return 0 }
        let sharedReasons = Set(reasons).intersection(other.reasons).count
        let sharesName = targetName == other.targetName ? 1 : 0
        let sharesKind = targetKind == other.targetKind ? 1 : 0
        let shared = 3 * sharedKinds + 2 * sharedReasons + 2 * sharesName + sharesKind
        // What is in both is in the two sums twice.
        return Double(shared) / Double(weight + other.weight - shared)
    }

    private var weight: Int { 3 * Set(signalKinds).count + 2 * Set(reasons).count + 2 + 1 }
}
