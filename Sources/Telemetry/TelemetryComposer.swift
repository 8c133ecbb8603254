internal import Logging
internal import Tracing

/// Puts the parts together that export.
struct TelemetryComposer {
    let settings: OpenTelemetrySettings
    let resource: OpenTelemetryResource
    let metrics: PrometheusMetrics
    let scrubber: Scrubber
    let logger: Logger

    /// What exports spans; nil where they go nowhere.
    func makeProcessor() throws(OpenTelemetryError) -> BatchSpanProcessor? {
        let exporter: any SpanExporter
        switch settings.traces {
        case .none: return nil
        case .console: exporter = ConsoleSpanExporter()
        case .collector(let collector):
            exporter = OTLPSpanExporter(
                sender: try OTLPSender(collector, limit: settings.batch.exportLimit, version: resource.version),
                source: source)
        }
        return BatchSpanProcessor(
            settings.batch, exporter: exporter, scrubber: scrubber, reporter: reporter("spans"))
    }

    /// What exports metrics; nil where they go nowhere.
    func makeReader() throws(OpenTelemetryError) -> MetricReader? {
        let exporter: any MetricExporter
        switch settings.metrics {
        case .none: return nil
        case .console: exporter = ConsoleMetricExporter()
        case .collector(let collector):
            exporter = OTLPMetricExporter(
                sender: try OTLPSender(collector, limit: settings.reader.exportLimit, version: resource.version))
        }
        return MetricReader(
            settings.reader, metrics: metrics, exporter: exporter, source: source, scrubber: scrubber,
            reporter: reporter("data_points"))
    }

    private var source: OTLPSource {
        let attributes = resource.attributes(settings).mapValues { SpanAttribute.string($0) }
        return OTLPSource(
            resource: scrubber.attributes(SpanAttributes(attributes)), scope: "midwatch", version: resource.version)
    }

    private func reporter(_ signal: String) -> ExportReporter {
        ExportReporter(signal: signal, factory: metrics, clock: .system, logger: logger)
    }
}
