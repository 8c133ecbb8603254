/// Metrics on their way to a collector: `ExportMetricsServiceRequest` (`collector/metrics/v1/metrics_service.proto`).
struct MetricPayload: OTLPMessage {
    let source: OTLPSource
    let families: [MetricFamily]
    let scrubber: Scrubber
    /// Since when the metrics count: nanoseconds since 1970.
    let start: UInt64
    /// When they were read: nanoseconds since 1970.
    let time: UInt64

    func write(to writer: inout some MessageWriter) {
        source.write(to: &writer, resources: "resourceMetrics", scopes: "scopeMetrics") { writer in
            writer.messages(MessageField(2, "metrics"), families) { write($1, to: &$0) }
        }
    }

    private func write(_ family: MetricFamily, to writer: inout some MessageWriter) {
        guard let first = family.points.first else { return }
        writer.string(MetricField.name, family.label)
        writer.string(MetricField.description, family.help)
        if !family.unit.isEmpty { writer.string(MetricField.unit, family.unit) }
        switch first.value {
        case .gauge:
            writer.message(MetricField.gauge) { writeNumbers(family.points, to: &$0) }
        case .sum:
            writer.message(MetricField.sum) { writer in
                writeNumbers(family.points, to: &writer)
                writer.enumeration(DataField.temporality, DataField.cumulative)
                writer.bool(DataField.isMonotonic, true)
            }
        case .histogram:
            writer.message(MetricField.histogram) { writer in
                writer.messages(DataField.points, family.points) { writeHistogram($1, to: &$0) }
                writer.enumeration(DataField.temporality, DataField.cumulative)
            }
        }
    }

    private func writeNumbers(_ points: [MetricFamily.Point], to writer: inout some MessageWriter) {
        writer.messages(DataField.points, points) { writer, point in
            switch point.value {
            case .gauge(let number):
                writer.fixed64(NumberField.time, time)
                writer.double(NumberField.double, number)
            case .sum(let number):
                writer.fixed64(NumberField.start, start)
                writer.fixed64(NumberField.time, time)
                writer.double(NumberField.double, number)
            // All series of a name are of one type.
            case .histogram: break
            }
            writer.attributes(NumberField.attributes, scrubber.attributes(point.labels))
        }
    }

    private func writeHistogram(_ point: MetricFamily.Point, to writer: inout some MessageWriter) {
        guard case .histogram(let histogram) = point.value else { return }
        writer.fixed64(HistogramField.start, start)
        writer.fixed64(HistogramField.time, time)
        writer.fixed64(HistogramField.count, histogram.count)
        writer.double(HistogramField.sum, histogram.sum)
        writer.fixed64s(HistogramField.bucketCounts, histogram.counts)
        writer.doubles(HistogramField.explicitBounds, histogram.bounds)
        writer.attributes(HistogramField.attributes, scrubber.attributes(point.labels))
    }
}

private enum MetricField {
    static var name: MessageField { MessageField(1, "name") }
    static var description: MessageField { MessageField(2, "description") }
    static var unit: MessageField { MessageField(3, "unit") }
    static var gauge: MessageField { MessageField(5, "gauge") }
    static var sum: MessageField { MessageField(7, "sum") }
    static var histogram: MessageField { MessageField(9, "histogram") }
}

/// Of `Gauge`, `Sum` and `Histogram`.
private enum DataField {
    static var points: MessageField { MessageField(1, "dataPoints") }
    static var temporality: MessageField { MessageField(2, "aggregationTemporality") }
    static var isMonotonic: MessageField { MessageField(3, "isMonotonic") }
    static let cumulative: UInt32 = 2
}

private enum NumberField {
    static var start: MessageField { MessageField(2, "startTimeUnixNano") }
    static var time: MessageField { MessageField(3, "timeUnixNano") }
    static var double: MessageField { MessageField(4, "asDouble") }
    static var attributes: MessageField { MessageField(7, "attributes") }
}

private enum HistogramField {
    static var start: MessageField { MessageField(2, "startTimeUnixNano") }
    static var time: MessageField { MessageField(3, "timeUnixNano") }
    static var count: MessageField { MessageField(4, "count") }
    static var sum: MessageField { MessageField(5, "sum") }
    static var bucketCounts: MessageField { MessageField(6, "bucketCounts") }
    static var explicitBounds: MessageField { MessageField(7, "explicitBounds") }
    static var attributes: MessageField { MessageField(9, "attributes") }
}
