import CoreMetrics
import Synchronization

/// Keeps what is measured.
final class ModelMeasurements: MetricsFactory {
    /// One value of one metric.
    struct Entry: Hashable, Sendable {
        var label: String
        var dimensions: [String: String]
        var value: Double
    }

    private let state = Mutex<[Entry]>([])

    /// All values of a metric, in order.
    func entries(_ label: String) -> [Entry] { state.withLock { $0.filter { $0.label == label } } }

    private final class Handler: CounterHandler, TimerHandler, RecorderHandler, FloatingPointCounterHandler {
        private let label: String
        private let dimensions: [String: String]
        private let measurements: ModelMeasurements

        init(_ label: String, _ dimensions: [(String, String)], _ measurements: ModelMeasurements) {
            self.label = label
            self.dimensions = Dictionary(dimensions, uniquingKeysWith: { $1 })
            self.measurements = measurements
        }

        private func keep(_ value: Double) {
            measurements.state.withLock { $0.append(Entry(label: label, dimensions: dimensions, value: value)) }
        }

        func increment(by amount: Int64) { keep(Double(amount)) }
        func increment(by amount: Double) { keep(amount) }
        func reset() {}
        func recordNanoseconds(_ duration: Int64) { keep(Double(duration) / 1e9) }
        func record(_ value: Int64) { keep(Double(value)) }
        func record(_ value: Double) { keep(value) }
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        Handler(label, dimensions, self)
    }

    func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler { Handler(label, dimensions, self) }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        Handler(label, dimensions, self)
    }

    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        Handler(label, dimensions, self)
    }

    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
}
