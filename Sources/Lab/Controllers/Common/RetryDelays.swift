internal import Foundation

/// When to look again at objects whose last look failed: client-go's exponential failure rate limiter, from 5 ms to
/// 1000 s (util/workqueue/default_rate_limiters.go).
struct RetryDelays {
    private var failures: [ObjectKey: Int] = [:]

    mutating func failed(_ key: ObjectKey, at now: Date) -> Date {
        let count = failures[key, default: 0]
        failures[key] = count + 1
        return now.addingTimeInterval(Self.delay(after: count))
    }

    mutating func succeeded(_ key: ObjectKey) { failures[key] = nil }

    static func delay(after failures: Int) -> TimeInterval {
        failures < 18 ? min(1000, 0.005 * Double(1 << max(0, failures))) : 1000
    }
}
