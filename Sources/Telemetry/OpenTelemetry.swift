public import Logging
public import ServiceLifecycle

/// Tracing and the export of traces and metrics, as the environment asks for it.
///
/// Whoever composes the program makes one of these before anything that traces:
///
///     let telemetry = try OpenTelemetry(
///         settings: OpenTelemetrySettings(environment: ProcessInfo.processInfo.environment),
///         resource: OpenTelemetryResource(version: version, instance: identity),
///         metrics: metrics, scrub: redact, logger: logger)
///     InstrumentationSystem.bootstrap(telemetry.tracer)
///
/// and runs its services beside all others, before them in the service group: the group stops its services in reverse
/// order, and the last spans are those that the others end while they stop.
public struct OpenTelemetry: Sendable {
    /// Makes spans. It is off where traces go nowhere.
    public let tracer: OpenTelemetryTracer
    /// What exports; none where nothing is exported.
    public let services: [any Service]

    /// Sets up what the settings ask for. Connects to no one yet; reads certificates.
    ///
    /// - Parameters:
    ///   - settings: What the environment asks for.
    ///   - resource: What is said of this program.
    ///   - metrics: What holds the program's metrics: they are exported, and how exporting goes is counted in them.
    ///   - scrub: Takes out of a text what must not leave the process. Every text of a span, an event, a link, a label and
    ///     the resource passes it on its way out.
    ///   - logger: Is told where things go to, and when they do not arrive.
    /// - Throws: An ``OpenTelemetryError`` where a certificate cannot be read.
    public init(
        settings: OpenTelemetrySettings, resource: OpenTelemetryResource, metrics: PrometheusMetrics,
        scrub: @escaping @Sendable (String) -> String, logger: Logger
    ) throws(OpenTelemetryError) {
        let composer = TelemetryComposer(
            settings: settings, resource: resource, metrics: metrics,
            scrubber: Scrubber(scrub: scrub, length: settings.limits.valueLength), logger: logger)
        let processor = try composer.makeProcessor()
        let reader = try composer.makeReader()
        tracer = OpenTelemetryTracer(
            OpenTelemetryTracer.Settings(
                sampler: settings.sampler, propagators: settings.propagators, limits: settings.limits),
            sink: processor)
        services = [processor as (any Service)?, reader].compactMap { $0 }
        for warning in settings.warnings {
            logger.warning("an OpenTelemetry setting is ignored", metadata: ["reason": "\(warning)"])
        }
        if settings.isEnabled {
            logger.notice("telemetry is exported", metadata: ["destination": "\(settings)"])
        }
    }
}
