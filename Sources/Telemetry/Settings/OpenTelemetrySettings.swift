/// What the standard variables `OTEL_...` ask for.
///
/// Nothing is exported unless a variable asks for it: `OTEL_EXPORTER_OTLP_ENDPOINT`, a signal's own endpoint, or
/// `OTEL_TRACES_EXPORTER` and `OTEL_METRICS_EXPORTER`.
public struct OpenTelemetrySettings: Hashable, Sendable {
    /// What was ignored, and why; for people.
    public let warnings: [String]
    /// Where traces go.
    let traces: SignalDestination
    /// Where metrics go.
    let metrics: SignalDestination
    let serviceName: String?
    let resourceAttributes: [String: String]
    let propagators: [Propagator]
    let sampler: Sampler
    let limits: SpanLimits
    let batch: BatchSpanProcessor.Settings
    let reader: MetricReader.Settings

    /// Reads an environment.
    ///
    /// - Throws: An ``OpenTelemetryError`` that names the variable at fault and says what to write.
    public init(environment: [String: String]) throws(OpenTelemetryError) {
        var environment = OTelEnvironment(environment)
        let isDisabled = environment.bool("OTEL_SDK_DISABLED")
        traces = isDisabled ? .none : try environment.destination(of: .traces)
        metrics = isDisabled ? .none : try environment.destination(of: .metrics)
        serviceName = environment.string("OTEL_SERVICE_NAME")
        let attributes = "OTEL_RESOURCE_ATTRIBUTES"
        resourceAttributes =
            try environment.string(attributes).map { text throws(OpenTelemetryError) in
                try OTelEnvironment.resourceAttributes(attributes, text)
            } ?? [:]
        propagators = environment.propagators()
        sampler = try environment.sampler()
        limits = try environment.spanLimits()
        batch = try environment.batch()
        reader = try environment.reader()
        environment.warnOfUnsupported()
        warnings = environment.warnings
    }

    /// Whether anything is exported.
    public var isEnabled: Bool { traces != .none || metrics != .none }
}

extension OpenTelemetrySettings: CustomStringConvertible {
    /// What is exported to where, in one line without secrets.
    public var description: String { "traces \(traces), metrics \(metrics)" }
}
