public import CoreMetrics

/// Keeps the program's metrics and writes them in Prometheus' text exposition format, version 0.0.4.
///
/// Counters and gauges are what they are; timers and recorders become histograms with fixed buckets, timers in seconds.
/// The number of series is bounded: beyond, new ones are not kept, and
/// `midwatch_metrics_dropped_series_total` counts them.
public struct PrometheusMetrics: MetricsFactory {
    private let registry: MetricRegistry

    /// Makes an empty set of metrics.
    ///
    /// - Parameters:
    ///   - help: What a metric means, by its name; shown where the metric is.
    ///   - capacity: How many series are kept at most, over all metrics.
    public init(help: [String: String] = [:], capacity: Int = 5_000) {
        registry = MetricRegistry(help: help, capacity: capacity)
    }

    /// All metrics as text, in the order of their names.
    public func render() -> String { registry.render() }

    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        registry.series(label, dimensions, make: CounterSeries.init)
    }

    public func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        registry.series(label, dimensions, make: CounterSeries.init)
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        registry.series(label, dimensions, make: GaugeSeries.init)
    }

    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        if aggregate {
            registry.series(label, dimensions) { HistogramSeries(bounds: Buckets.amounts) }
        } else {
            registry.series(label, dimensions, make: GaugeSeries.init)
        }
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        registry.series(label, dimensions) { HistogramSeries(bounds: Buckets.seconds) }
    }

    public func destroyCounter(_ handler: any CounterHandler) { registry.remove(handler) }

    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { registry.remove(handler) }

    public func destroyMeter(_ handler: any MeterHandler) { registry.remove(handler) }

    public func destroyRecorder(_ handler: any RecorderHandler) { registry.remove(handler) }

    public func destroyTimer(_ handler: any TimerHandler) { registry.remove(handler) }
}
