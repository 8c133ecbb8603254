internal import Foundation

/// The binomial distribution of fair coins.
enum FairCoins {
    /// How likely at most so many heads of so many coins are.
    static func probability(ofAtMost heads: Int, of coins: Int) -> Double {
        guard heads >= 0 else { return 0 }
        guard heads < coins else { return 1 }
        // In logarithms, so that nothing overflows.
        let terms = (0...heads).map { logChoose(coins, $0) - Double(coins) * log(2) }
        let largest = terms.max() ?? 0
        return min(exp(largest) * terms.reduce(0) { $0 + exp($1 - largest) }, 1)
    }

    private static func logChoose(_ all: Int, _ some: Int) -> Double {
        lgamma(Double(all + 1)) - lgamma(Double(some + 1)) - lgamma(Double(all - some + 1))
    }

    /// How likely it is that two sides of a coin come up at least as unevenly: the exact sign test, and McNemar's exact
    /// test where the coins are the pairs that changed.
    static func pValue(_ left: Int, _ right: Int) -> Double {
        min(2 * probability(ofAtMost: min(left, right), of: left + right), 1)
    }
}
