internal import Evidence
internal import Foundation
internal import Lab

/// A question about measurements, and how it is answered from what containers count.
struct Measure {
    struct Reading {
        var at: Date
        var container: PodMeasurements.Container
    }

    private enum Kind {
        case value((PodMeasurements.Container) -> Double?)
        /// How fast a counter grows.
        case rate((PodMeasurements.Container) -> Double?)
        /// The growth of one counter for each of another.
        case ratio((PodMeasurements.Container) -> Double?, of: (PodMeasurements.Container) -> Double?)
        case latency
    }

    let unit: String
    /// Whether series are about whole pods.
    let isOfPod: Bool
    private let kind: Kind

    /// - Returns: nil for what the Lab does not measure.
    init?(_ question: MetricQuestion) {
        isOfPod = [.requestRate, .errorRatio, .latency].contains(question)
        switch question {
        case .memoryUse: (unit, kind) = ("bytes", .value(\.memory))
        case .cpuUse: (unit, kind) = ("cores", .rate(\.cpuSeconds))
        case .cpuThrottling: (unit, kind) = ("ratio", .ratio(\.throttledPeriods, of: \.periods))
        case .restarts: (unit, kind) = ("count", .value { Double($0.restarts) })
        case .requestRate: (unit, kind) = ("per second", .rate { $0.http?.total })
        case .errorRatio: (unit, kind) = ("ratio", .ratio({ $0.http?.failed }, of: { $0.http?.total }))
        case .latency: (unit, kind) = ("seconds", .latency)
        case .networkErrors, .filesystemUse: return nil
        }
    }

    /// The answer's points.
    ///
    /// - Parameter readings: Of one container, oldest first.
    func points(of readings: [Reading], over window: TimeInterval) -> [MeasuredSeries.Point] {
        readings.indices.compactMap { index in
            let last = readings[index]
            let value: Double?
            if case .value(let read) = kind {
                value = read(last.container)
            } else {
                // Counters begin anew with a container's start.
                let first = readings[...index].first {
                    last.at.timeIntervalSince($0.at) <= window && $0.container.startedAt == last.container.startedAt
                }
                value = first.flatMap { growth(from: $0, to: last) }
            }
            return value.map { MeasuredSeries.Point(at: last.at, value: $0) }
        }
    }

    private func growth(from first: Reading, to last: Reading) -> Double? {
        func growth(_ read: (PodMeasurements.Container) -> Double?) -> Double? {
            guard let before = read(first.container), let after = read(last.container) else { return nil }
            return max(after - before, 0)
        }
        let time = last.at.timeIntervalSince(first.at)
        guard time > 0 else { return nil }
        switch kind {
        case .value: return nil
        case .rate(let read): return growth(read).map { $0 / time }
        case .ratio(let part, let whole):
            guard let whole = growth(whole), whole > 0 else { return nil }
            return growth(part).map { $0 / whole }
        case .latency: return quantile(first.container.http, last.container.http)
        }
    }

    /// The 0.95 quantile of the answers' times, between the bounds of its bucket as Prometheus' `histogram_quantile` does.
    private func quantile(_ before: PodMeasurements.HTTP?, _ after: PodMeasurements.HTTP?) -> Double? {
        guard let before, let after else { return nil }
        let counts = after.buckets.map { ($0.key, max($0.value - (before.buckets[$0.key] ?? 0), 0)) }
            .sorted { $0.0 < $1.0 }
        guard let total = counts.last?.1, total > 0 else { return nil }
        var (lower, below) = (0.0, 0.0)
        for (bound, count) in counts {
            if count >= 0.95 * total {
                guard bound.isFinite, count > below else { return lower }
                return lower + (bound - lower) * (0.95 * total - below) / (count - below)
            }
            (lower, below) = (bound, count)
        }
        return lower
    }
}

extension PodMeasurements.HTTP {
    fileprivate var total: Double { requests.values.reduce(0, +) }

    fileprivate var failed: Double { requests.reduce(0) { $0 + (500..<600 ~= $1.key ? $1.value : 0) } }
}
