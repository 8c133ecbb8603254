/// What is known of a metric beforehand: its meaning, its unit, its buckets, and its name for Prometheus.
///
/// Code makes a metric by its label alone; the descriptor says the rest, the same wherever the metric is made:
///
///     Recorder(label: "gen_ai.client.token.usage", dimensions: [("gen_ai.token.type", "input")]).record(312)
public struct MetricDescriptor: Hashable, Sendable {
    /// The name that the metric is made with and has in OpenTelemetry: `gen_ai.client.operation.duration`.
    public let label: String
    /// The name that it has in Prometheus' format: `gen_ai_client_operation_duration_seconds`.
    public let expositionName: String
    /// What it means, in a sentence.
    public let help: String
    /// The unit, in the Unified Code for Units of Measure: `s`, `By`, `{token}`.
    public let unit: String
    /// The upper bounds of a histogram's buckets, ascending; nil for the usual ones.
    public let buckets: [Double]?

    /// Describes a metric.
    ///
    /// - Parameters:
    ///   - label: The name that it is made with.
    ///   - expositionName: The name in Prometheus' format; nil for the label made fit, with the unit at its end where the
    ///     unit is seconds or bytes.
    ///   - help: What it means.
    ///   - unit: The unit, in the Unified Code for Units of Measure.
    ///   - buckets: The upper bounds of a histogram's buckets, in any order. What is no finite number is left out.
    public init(
        _ label: String, expositionName: String? = nil, help: String, unit: String, buckets: [Double]? = nil
    ) {
        self.label = label
        self.expositionName = expositionName ?? Self.expositionName(of: label, unit: unit)
        self.help = help
        self.unit = unit
        self.buckets = buckets.map { Set($0.filter(\.isFinite)).sorted() }
    }

    private static func expositionName(of label: String, unit: String) -> String {
        let name = label.sanitized(allowing: "_:")
        guard let suffix = ["s": "_seconds", "By": "_bytes"][unit], !name.hasSuffix(suffix) else { return name }
        return name + suffix
    }
}
