public import Foundation

/// Answers questions about measurements.
public protocol MetricsSource: Sendable {
    /// One series a container or pod of those asked for.
    ///
    /// - Parameters:
    ///   - namespace: The pods' namespace.
    ///   - pods: The pods' names; at most 20 are asked for.
    ///   - range: The time that is looked at.
    func series(
        _ question: MetricQuestion, namespace: String, pods: [String], range: ClosedRange<Date>
    ) async throws -> [MeasuredSeries]
}

/// One measured series.
public struct MeasuredSeries: Codable, Hashable, Sendable {
    public var pod: String
    public var container: String?
    /// The unit: `bytes`, `cores`, `ratio`, `per second`, `seconds`, `count`.
    public var unit: String
    /// Oldest first.
    public var points: [Point]

    public struct Point: Codable, Hashable, Sendable {
        public var at: Date
        public var value: Double

        public init(at: Date, value: Double) {
            self.at = at
            self.value = value
        }
    }

    public init(pod: String, container: String? = nil, unit: String, points: [Point]) {
        self.pod = pod
        self.container = container
        self.unit = unit
        self.points = points
    }
}
