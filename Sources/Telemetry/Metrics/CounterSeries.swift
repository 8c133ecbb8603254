internal import CoreMetrics
internal import Synchronization

/// A number that only grows.
final class CounterSeries: MetricSeries, CounterHandler, FloatingPointCounterHandler {
    static let typeName = "counter"

    private let value = Mutex(0.0)

    static func makeUnkept() -> CounterSeries { CounterSeries() }

    func increment(by amount: Int64) { increment(by: Double(amount)) }

    func increment(by amount: Double) {
        // A counter that falls looks like a restart to Prometheus, and NaN would stay for ever.
        guard amount > 0, amount.isFinite else { return }
        value.withLock { $0 += amount }
    }

    func reset() { value.withLock { $0 = 0 } }

    var current: MetricValue { .sum(value.withLock { $0 }) }
}
