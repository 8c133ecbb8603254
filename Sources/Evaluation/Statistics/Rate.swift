internal import Incidents

/// How often something was so, with the 95 % interval of E. B. Wilson.
package struct Rate: Codable, Sendable, Hashable {
    package var successes: Int
    package var trials: Int
    package var lower: Double
    package var upper: Double

    package init(_ successes: Int, of trials: Int) {
        let interval = WilsonInterval(successes: successes, of: trials)
        self.successes = successes
        self.trials = trials
        lower = interval.lower
        upper = interval.upper
    }

    /// Of outcomes that were judged; what was not is left out.
    package init(_ outcomes: some Sequence<Bool?>) {
        let judged = outcomes.compactMap(\.self)
        self.init(judged.count { $0 }, of: judged.count)
    }

    /// Nil: nothing was judged.
    package var share: Double? { trials > 0 ? Double(successes) / Double(trials) : nil }
}
