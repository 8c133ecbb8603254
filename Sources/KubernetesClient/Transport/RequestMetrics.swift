import Metrics
import NIOHTTP1

/// The metrics of requests, under the names that every Kubernetes client uses.
enum RequestMetrics {
    /// Counts one attempt.
    ///
    /// - Parameter status: The HTTP status, or nil where there was no answer.
    static func record(
        method: HTTPMethod, verb: String, status: UInt?, duration: Duration,
        factory: any MetricsFactory = MetricsSystem.factory
    ) {
        Counter(
            label: "rest_client_requests_total",
            dimensions: [("code", status.map { String($0) } ?? "<error>"), ("method", method.rawValue)],
            factory: factory
        ).increment()
        Timer(label: "rest_client_request_duration_seconds", dimensions: [("verb", verb)], factory: factory)
            .record(duration: duration)
    }
}
