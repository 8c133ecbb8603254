/// An answer to a query.
public struct PrometheusAnswer: Hashable, Sendable {
    public var value: PrometheusValue
    /// What the server adds: above all, that some of its stores did not answer, so that series are missing.
    public var warnings: [String]

    public init(_ value: PrometheusValue, warnings: [String] = []) {
        self.value = value
        self.warnings = warnings
    }

    /// How many warnings of one answer are kept, and how much of each.
    static let maxWarnings = 8
    static let maxWarningLength = 300
}
