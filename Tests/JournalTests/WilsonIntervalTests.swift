import Incidents
import Testing

@Suite struct `The Wilson interval` {
    /// Values of method 3 in table I of R. G. Newcombe, "Two-sided confidence intervals for the single proportion:
    /// comparison of seven methods", Statistics in Medicine 17 (1998), 857-872.
    @Test(arguments: [
        (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
    ])
    func `has the published bounds`(successes: Int, trials: Int, lower: Double, upper: Double) {
        let interval = WilsonInterval(successes: successes, of: trials)
        #expect(abs(interval.lower - lower) < 0.000_05)
        #expect(abs(interval.upper - upper) < 0.000_05)
    }

    @Test func `asks for many trials before it believes in perfection`() {
        #expect(abs(TrackRecord.Tally(right: 3).lowerBound - 0.4385) < 0.0001)
        #expect(TrackRecord.Tally(right: 15).lowerBound < 0.8)
        #expect(TrackRecord.Tally(right: 16).lowerBound > 0.8)
        #expect(TrackRecord.Tally(right: 1_000_000).lowerBound < 1)
    }

    @Test(arguments: [(0, 0), (-3, 5), (9, 5), (0, -1), (Int.max, Int.max)])
    func `stays between 0 and 1 whatever is counted`(successes: Int, trials: Int) {
        let interval = WilsonInterval(successes: successes, of: trials)
        #expect(0...1 ~= interval.lower && 0...1 ~= interval.upper && interval.lower <= interval.upper)
    }

    @Test func `knows nothing without trials`() {
        #expect(TrackRecord.Tally().lowerBound == 0)
        #expect(WilsonInterval(successes: 0, of: 0).upper == 1)
    }
}
