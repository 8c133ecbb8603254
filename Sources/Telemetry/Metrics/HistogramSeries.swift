internal import CoreMetrics
internal import Synchronization

/// How many values lay between each two of some bounds, and their sum.
final class HistogramSeries: MetricSeries, TimerHandler, RecorderHandler {
    static let typeName = "histogram"

    private struct State {
        /// One for each bound, and one for what lies beyond the last.
        var counts: [UInt64]
        var sum = 0.0
    }

    private let bounds: [Double]
    private let state: Mutex<State>

    init(bounds: [Double]) {
        self.bounds = bounds
        state = Mutex(State(counts: Array(repeating: 0, count: bounds.count + 1)))
    }

    static func makeUnkept() -> HistogramSeries { HistogramSeries(bounds: []) }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        guard !value.isNaN else { return }
        let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
        state.withLock { state in
            state.counts[bucket] += 1
            state.sum += value
        }
    }

    var current: MetricValue {
        let state = state.withLock { $0 }
        return .histogram(MetricValue.Histogram(bounds: bounds, counts: state.counts, sum: state.sum))
    }
}
