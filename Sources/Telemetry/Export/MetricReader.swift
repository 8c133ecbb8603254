internal import ServiceLifecycle

/// Reads all metrics at regular times and exports them, in the background (OpenTelemetry's periodic reader).
final class MetricReader: Service {
    /// How metrics are read (`OTEL_METRIC_EXPORT_...`).
    struct Settings: Hashable, Sendable {
        /// How long it is from one time to the next.
        var interval = Duration.seconds(60)
        /// How long an export may take, with all attempts.
        var exportLimit = Duration.seconds(30)
        /// How long the last export may take when the program ends.
        var shutdownLimit = Duration.seconds(5)
    }

    private let metrics: PrometheusMetrics
    private let exporter: any MetricExporter
    private let source: OTLPSource
    private let scrubber: Scrubber
    private let reporter: ExportReporter
    private let loop: ExportLoop
    private let clock: TelemetryClock

    init(
        _ settings: Settings, metrics: PrometheusMetrics, exporter: any MetricExporter, source: OTLPSource,
        scrubber: Scrubber, reporter: ExportReporter, clock: TelemetryClock = .system
    ) {
        self.metrics = metrics
        self.exporter = exporter
        self.source = source
        self.scrubber = scrubber
        self.reporter = reporter
        self.clock = clock
        loop = ExportLoop(period: settings.interval, shutdownLimit: settings.shutdownLimit, clock: clock)
    }

    /// Exports until a graceful shutdown, and once more then within the limit for it.
    func run() async {
        await loop.run { await self.export() }
        await exporter.shutdown()
    }

    private func export() async {
        let families = metrics.families()
        let count = families.reduce(0) { $0 + $1.points.count }
        let payload = MetricPayload(
            source: source, families: families, scrubber: scrubber, start: metrics.startedAt.nanosecondsSinceEpoch,
            time: clock.date.nanosecondsSinceEpoch)
        do {
            reporter.exported(count, try await exporter.export(payload))
        } catch {
            reporter.failed(count, error)
        }
    }
}
