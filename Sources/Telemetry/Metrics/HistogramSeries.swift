internal import CoreMetrics
internal import Synchronization

/// How many values fell below each of some bounds, how many there were, and their sum.
final class HistogramSeries: MetricSeries, TimerHandler, RecorderHandler {
    static let typeName = "histogram"

    private struct State {
        var counts: [UInt64]
        var count: UInt64 = 0
        var sum = 0.0
    }

    private let bounds: [Double]
    private let state: Mutex<State>

    init(bounds: [Double]) {
        self.bounds = bounds
        state = Mutex(State(counts: Array(repeating: 0, count: bounds.count)))
    }

    static func makeUnkept() -> HistogramSeries { HistogramSeries(bounds: []) }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        guard !value.isNaN else { return }
        let bucket = bounds.firstIndex { value <= $0 }
        state.withLock { state in
            if let bucket { state.counts[bucket] += 1 }
            state.count += 1
            state.sum += value
        }
    }

    func write(name: String, labels: LabelSet, to text: inout String) {
        let state = state.withLock { $0 }
        var below: UInt64 = 0
        for (bound, count) in zip(bounds, state.counts) {
            below += count
            text.writeSample("\(name)_bucket", labels.adding("le", text: .number(bound)), Double(below))
        }
        text.writeSample("\(name)_bucket", labels.adding("le", text: "+Inf"), Double(state.count))
        text.writeSample("\(name)_sum", labels, state.sum)
        text.writeSample("\(name)_count", labels, Double(state.count))
    }
}
