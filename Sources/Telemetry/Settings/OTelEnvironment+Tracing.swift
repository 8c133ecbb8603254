extension OTelEnvironment {
    /// How traces travel (`OTEL_PROPAGATORS`). What is not known is ignored: the variable is often set for a whole cluster.
    mutating func propagators() -> [Propagator] {
        let variable = "OTEL_PROPAGATORS"
        guard let text = string(variable) else { return Propagator.allCases }
        var propagators: [Propagator] = []
        for name in text.split(separator: ",").map({ String($0.trimmingBlanks) }) where name != "none" {
            if let propagator = Propagator(rawValue: name) {
                if !propagators.contains(propagator) { propagators.append(propagator) }
            } else {
                warn(variable, "names \(name), which is not supported and ignored; there are tracecontext and baggage")
            }
        }
        return propagators
    }

    /// Which traces are recorded (`OTEL_TRACES_SAMPLER`).
    func sampler() throws(OpenTelemetryError) -> Sampler {
        let variable = "OTEL_TRACES_SAMPLER"
        switch string(variable) {
        case nil, "parentbased_always_on": return .parentBased(root: .alwaysOn)
        case "always_on": return .alwaysOn
        case "always_off": return .alwaysOff
        case "traceidratio": return .ratio(try samplerRatio())
        case "parentbased_always_off": return .parentBased(root: .alwaysOff)
        case "parentbased_traceidratio": return .parentBased(root: .ratio(try samplerRatio()))
        case let other?:
            throw OpenTelemetryError(
                variable,
                "is \(other), which is not supported; write always_on, always_off, traceidratio, or one of them after "
                    + "parentbased_")
        }
    }

    private func samplerRatio() throws(OpenTelemetryError) -> Double {
        let variable = "OTEL_TRACES_SAMPLER_ARG"
        guard let text = string(variable) else { return 1 }
        guard let ratio = Double(text), 0...1 ~= ratio else {
            throw OpenTelemetryError(variable, "is \(text); write the share of traces to record, from 0 to 1")
        }
        return ratio
    }

    /// How much a span holds.
    func spanLimits() throws(OpenTelemetryError) -> SpanLimits {
        var limits = SpanLimits()
        let counts = 0...10_000
        let common = try integer("OTEL_ATTRIBUTE_COUNT_LIMIT", in: counts)
        limits.attributes = try integer("OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT", in: counts) ?? common ?? limits.attributes
        limits.events = try integer("OTEL_SPAN_EVENT_COUNT_LIMIT", in: counts) ?? limits.events
        limits.links = try integer("OTEL_SPAN_LINK_COUNT_LIMIT", in: counts) ?? limits.links
        limits.eventAttributes =
            try integer("OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT", in: counts) ?? common ?? limits.eventAttributes
        limits.linkAttributes =
            try integer("OTEL_LINK_ATTRIBUTE_COUNT_LIMIT", in: counts) ?? common ?? limits.linkAttributes
        let lengths = 0...1_000_000
        let commonLength = try integer("OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT", in: lengths)
        limits.valueLength =
            try integer("OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT", in: lengths) ?? commonLength ?? limits.valueLength
        return limits
    }

    /// How spans are batched (`OTEL_BSP_...`).
    func batch() throws(OpenTelemetryError) -> BatchSpanProcessor.Settings {
        var settings = BatchSpanProcessor.Settings()
        settings.delay = try milliseconds("OTEL_BSP_SCHEDULE_DELAY") ?? settings.delay
        settings.exportLimit = try milliseconds("OTEL_BSP_EXPORT_TIMEOUT") ?? settings.exportLimit
        settings.queue.spans = try integer("OTEL_BSP_MAX_QUEUE_SIZE", in: 1...65_536) ?? settings.queue.spans
        let batch = try integer("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", in: 1...65_536) ?? settings.queue.batch
        // No batch is larger than what can wait.
        settings.queue.batch = min(batch, settings.queue.spans)
        return settings
    }

    /// How metrics are read.
    func reader() throws(OpenTelemetryError) -> MetricReader.Settings {
        var settings = MetricReader.Settings()
        settings.interval = try milliseconds("OTEL_METRIC_EXPORT_INTERVAL") ?? settings.interval
        settings.exportLimit = try milliseconds("OTEL_METRIC_EXPORT_TIMEOUT") ?? settings.exportLimit
        return settings
    }

    /// Warns of what is asked for and does not exist here, where going on without it does no harm.
    mutating func warnOfUnsupported() {
        if let exporter = string("OTEL_LOGS_EXPORTER"), exporter != "none" {
            warn("OTEL_LOGS_EXPORTER", "is ignored; logs go to standard error")
        }
        let temporality = "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE"
        if let text = string(temporality)?.lowercased(), text != "cumulative" {
            warn(temporality, "is ignored; metrics are cumulative")
        }
        let aggregation = "OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION"
        if let text = string(aggregation)?.lowercased(), text != "explicit_bucket_histogram" {
            warn(aggregation, "is ignored; histograms have fixed buckets")
        }
    }
}
