import Evidence
import Foundation
import PrometheusClient

/// Answers the fixed set of questions from a Prometheus: those about containers from cadvisor's metrics and
/// kube-state-metrics, those about requests from the names that the common libraries use.
struct PrometheusMetricsSource: MetricsSource {
    let client: PrometheusClient

    /// So many points a series are asked for at most.
    private static let maxPoints = 60.0
    private static let shortestStep: TimeInterval = 15

    func series(
        _ question: MetricQuestion, namespace: String, pods: [String], range: ClosedRange<Date>
    ) async throws -> [MeasuredSeries] {
        let span = range.upperBound.timeIntervalSince(range.lowerBound)
        let step = max(span / Self.maxPoints, Self.shortestStep).rounded()
        let query = MetricQuery(question, namespace: namespace, pods: pods)
        let answer = try await client.query(query.expression, over: range, step: .seconds(step))
        let series = answer.value.series.filter { pods.contains($0.labels["pod"] ?? "") }
        // Where a part of the stores did not answer, nothing is not the same as none.
        if series.isEmpty, let warning = answer.warnings.first {
            throw PrometheusError(.unavailable, "\(client) answered in part: \(warning)")
        }
        return series.map { series in
            MeasuredSeries(
                pod: series.labels["pod"] ?? "", container: series.labels["container"], unit: query.unit,
                points: series.points.map { MeasuredSeries.Point(at: $0.at, value: $0.value) })
        }
    }
}
