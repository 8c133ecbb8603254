internal import CoreMetrics
internal import Synchronization

/// A number that rises and falls.
final class GaugeSeries: MetricSeries, MeterHandler, RecorderHandler {
    static let typeName = "gauge"

    private let value = Mutex(0.0)

    static func makeUnkept() -> GaugeSeries { GaugeSeries() }

    func set(_ newValue: Int64) { set(Double(newValue)) }

    func set(_ newValue: Double) { value.withLock { $0 = newValue } }

    func increment(by amount: Double) { value.withLock { $0 += amount } }

    func decrement(by amount: Double) { value.withLock { $0 -= amount } }

    func record(_ newValue: Int64) { set(newValue) }

    func record(_ newValue: Double) { set(newValue) }

    var current: MetricValue { .gauge(value.withLock { $0 }) }
}
