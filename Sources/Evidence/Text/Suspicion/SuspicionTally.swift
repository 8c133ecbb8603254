/// Adds up what detectors find: each finding counts once, however often the text repeats it.
struct SuspicionTally {
    private var found: [Finding: Int] = [:]

    private struct Finding: Hashable {
        let sign: SuspicionSign
        let what: String
    }

    /// Counts a finding.
    ///
    /// - Parameters:
    ///   - sign: What kind of finding it is.
    ///   - what: Which of that kind.
    ///   - weight: Of ``Suspicion/threshold`` points, how many.
    mutating func add(_ sign: SuspicionSign, _ what: String, _ weight: Int) {
        guard weight > 0 else { return }
        let finding = Finding(sign: sign, what: what)
        found[finding] = max(found[finding] ?? 0, weight)
    }

    var suspicion: Suspicion {
        var weights: [SuspicionSign: Int] = [:]
        for (finding, weight) in found { weights[finding.sign, default: 0] += weight }
        // Sorting keeps the order of equals, which is that of the cases.
        let signs = SuspicionSign.allCases.filter { weights[$0] != nil }
            .sorted { (weights[$0] ?? 0) > (weights[$1] ?? 0) }
        return Suspicion(score: min(100, weights.values.reduce(0, +)), signs: signs)
    }
}
