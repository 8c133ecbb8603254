public import CoreMetrics
public import Foundation

/// Keeps the program's metrics and writes them in Prometheus' text exposition format, version 0.0.4.
///
/// Counters and gauges are what they are; timers and recorders become histograms with fixed buckets, timers in seconds.
/// The number of series is bounded: beyond, new ones are not kept, and
/// `midwatch_metrics_dropped_series_total` counts them.
public struct PrometheusMetrics: MetricsFactory {
    /// Since when the metrics count.
    let startedAt: Date
    private let registry: MetricRegistry

    /// Makes an empty set of metrics.
    ///
    /// - Parameters:
    ///   - descriptors: Units, buckets and meanings of metrics, by the labels that they are made with.
    ///   - help: What a metric means, by its name here; shown where the metric is.
    ///   - capacity: How many series are kept at most, over all metrics.
    ///   - startedAt: Since when the metrics count: now.
    public init(
        descriptors: [MetricDescriptor] = MetricDescriptor.genAI, help: [String: String] = [:], capacity: Int = 5_000,
        startedAt: Date = Date()
    ) {
        self.startedAt = startedAt
        registry = MetricRegistry(descriptors: descriptors, help: help, capacity: capacity)
    }

    /// All metrics as text, in the order of their names.
    public func render() -> String { registry.render() }

    /// What all metrics hold now, in the order of their names.
    func families() -> [MetricFamily] { registry.families() }

    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        registry.series(label, dimensions) { _ in CounterSeries() }
    }

    public func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        registry.series(label, dimensions) { _ in CounterSeries() }
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        registry.series(label, dimensions) { _ in GaugeSeries() }
    }

    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        if aggregate {
            registry.series(label, dimensions) { HistogramSeries(bounds: $0?.buckets ?? Buckets.amounts) }
        } else {
            registry.series(label, dimensions) { _ in GaugeSeries() }
        }
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        registry.series(label, dimensions, unit: "s") { HistogramSeries(bounds: $0?.buckets ?? Buckets.seconds) }
    }

    public func destroyCounter(_ handler: any CounterHandler) { registry.remove(handler) }

    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { registry.remove(handler) }

    public func destroyMeter(_ handler: any MeterHandler) { registry.remove(handler) }

    public func destroyRecorder(_ handler: any RecorderHandler) { registry.remove(handler) }

    public func destroyTimer(_ handler: any TimerHandler) { registry.remove(handler) }
}
