internal import Foundation

/// The counters of one run: what it has used and answered up to a moment.
struct Meter {
    /// How a program answers, at one moment.
    struct Answering: Hashable {
        /// Requests per second.
        var rate: Double
        /// The part of the answers that are errors.
        var errors: Double
        /// The median of the answers' time, in seconds.
        var latency: Double
    }

    private(set) var cpuSeconds = 0.0
    private(set) var periods = 0.0
    private(set) var throttledPeriods = 0.0
    private(set) var http = PodMeasurements.HTTP()
    private var until: Date
    /// How the program answers since then.
    var answering: Answering?

    init(from start: Date) {
        until = start
    }

    /// Counts on to a moment, as the run and its answers were since the last.
    mutating func advance(to now: Date, _ run: ContainerRun) {
        let elapsed = now.timeIntervalSince(until)
        guard elapsed > 0 else { return }
        let (start, end) = (until.timeIntervalSince(run.since), now.timeIntervalSince(run.since))
        cpuSeconds += run.cpu.integral(from: start, to: end, limit: run.limits.cpu ?? .infinity)
        if run.limits.cpu != nil {
            let added = elapsed * Throttling.periodsPerSecond
            periods += added
            throttledPeriods += added * (run.throttling(at: until).share + run.throttling(at: now).share) / 2
        }
        until = now
        if let answering, answering.rate > 0 { count(answering.rate * elapsed, answering) }
    }

    private mutating func count(_ requests: Double, _ answering: Answering) {
        let failed = requests * min(1, max(0, answering.errors))
        http.requests[200, default: 0] += requests - failed
        if failed > 0 { http.requests[500, default: 0] += failed }
        http.seconds += requests * answering.latency
        for bound in LatencyDistribution.bounds {
            http.buckets[bound, default: 0] +=
                requests * LatencyDistribution.share(below: bound, median: answering.latency)
        }
    }
}

/// How the times of answers spread around their median: log-normally.
enum LatencyDistribution {
    /// The default buckets of Prometheus' client libraries.
    static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, .infinity]
    /// The 99th percentile is about three times the median.
    private static let deviation = 0.5

    static func share(below bound: Double, median: Double) -> Double {
        guard bound.isFinite else { return 1 }
        guard median > 0 else { return bound > 0 ? 1 : 0 }
        return 0.5 * erfc(-log(bound / median) / (deviation * 2.squareRoot()))
    }
}
