import Testing

@testable import Evaluation

struct StatisticsTests {
    @Test(arguments: [
        // Heads at most, coins, probability: by counting.
        (-1, 4, 0.0), (0, 4, 1.0 / 16), (1, 4, 5.0 / 16), (2, 4, 11.0 / 16), (4, 4, 1.0), (9, 4, 1.0), (0, 0, 1.0),
        (5, 20, 0.020_694_732_666_015_625),
    ])
    func `Fair coins come up by Pascal's triangle`(heads: Int, coins: Int, expected: Double) {
        #expect(abs(FairCoins.probability(ofAtMost: heads, of: coins) - expected) < 1e-12)
    }

    @Test func `A large number of coins neither overflows nor vanishes`() {
        #expect(abs(FairCoins.probability(ofAtMost: 5000, of: 10_000) - 0.5) < 0.01)
    }

    @Test(arguments: [
        (0, 0, 1.0), (1, 0, 1.0), (5, 0, 0.0625), (0, 6, 0.03125), (3, 3, 1.0), (1, 9, 0.021_484_375),
    ])
    func `McNemar's exact test doubles the smaller tail, and is never above one`(
        gained: Int, lost: Int, expected: Double
    ) {
        #expect(abs(FairCoins.pValue(gained, lost) - expected) < 1e-12)
    }

    @Test(arguments: [
        // Of n measurements 1 to n: which of them bound the median. From tables of the sign test at 5 %.
        (6, 1, 6), (8, 1, 8), (9, 2, 8), (12, 3, 10), (20, 6, 15), (25, 8, 18), (50, 18, 33),
    ])
    func `The median's interval runs between the ordered measurements that tables name`(
        count: Int, lower: Int, upper: Int
    ) throws {
        let median = try #require(Median(of: (1...count).map(Double.init).shuffled()))
        #expect(median.lower == Double(lower))
        #expect(median.upper == Double(upper))
        #expect(median.value == Double(count + 1) / 2)
    }

    @Test func `Few measurements have a median and no interval, and none have neither`() throws {
        let five = try #require(Median(of: [5, 1, 4, 2, 3]))
        #expect(five.value == 3 && five.lower == nil && five.upper == nil && five.count == 5)
        #expect(Median(of: []) == nil)
    }

    @Test func `A rate leaves out what was not judged`() {
        let rate = Rate([true, nil, false, true])
        #expect(rate.successes == 2 && rate.trials == 3)
        #expect(rate.lower > 0.2 && rate.upper < 0.95)
        #expect(Rate([nil]).share == nil)
    }

    @Test func `A paired change counts who changed sides, with an interval that holds the difference`() {
        let pairs =
            Array(repeating: (before: true, after: true), count: 70)
            + Array(repeating: (before: false, after: true), count: 12)
            + Array(repeating: (before: true, after: false), count: 2)
            + Array(repeating: (before: false, after: false), count: 16)
        let change = PairedChange(pairs)
        #expect(change.gained == 12 && change.lost == 2 && change.pairs == 100)
        #expect(abs(change.difference - 0.1) < 1e-12)
        #expect(change.lower > 0 && change.lower < 0.1 && change.upper > 0.1 && change.upper < 0.2)
        // 2 * (1 + 14 + 91) / 2^14
        #expect(abs(change.pValue - 212.0 / 16_384) < 1e-12)
    }

    @Test func `Nothing to compare is no change`() {
        let change = PairedChange([])
        #expect(change.difference == 0 && change.pValue == 1 && change.lower >= -1 && change.upper <= 1)
        #expect(PairedShift([]) == nil)
    }

    @Test(arguments: [
        (0.0, "0 s"), (45, "45 s"), (200, "3 min 20 s"), (3900, "1 h 5 min"), (3601, "1 h 1 s"), (.infinity, "-"),
    ])
    func `Spans of time read as people say them`(seconds: Double, text: String) {
        #expect(TimeText.of(seconds) == text)
    }
}
