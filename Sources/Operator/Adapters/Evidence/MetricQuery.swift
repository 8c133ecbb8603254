import Evidence
import PrometheusClient

/// A question as PromQL, with the unit of its answer. Each series has the label `pod`, and `container` where it is about
/// one.
struct MetricQuery {
    let expression: PromQL
    let unit: String

    init(_ question: MetricQuestion, namespace: String, pods: [String]) {
        let scope = Scope(namespace: namespace, pods: pods)
        switch question {
        case .memoryUse:
            expression = scope.containers("container_memory_working_set_bytes").now.max(by: "pod", "container")
            unit = "bytes"
        case .cpuUse:
            expression = scope.containers("container_cpu_usage_seconds_total").rate(over: Scope.window)
                .sum(by: "pod", "container")
            unit = "cores"
        case .cpuThrottling:
            let throttled = scope.containers("container_cpu_cfs_throttled_periods_total").rate(over: Scope.window)
            let all = scope.containers("container_cpu_cfs_periods_total").rate(over: Scope.window)
            expression = throttled.sum(by: "pod", "container") / all.sum(by: "pod", "container")
            unit = "ratio"
        case .restarts:
            // Without kube-state-metrics: each start of a container is a series of its own.
            let starts = scope.containers("container_start_time_seconds").last(over: .seconds(3600))
            expression = scope.containers("kube_pod_container_status_restarts_total").now.max(by: "pod", "container")
                .or(starts.count(by: "pod", "container") - 1)
            unit = "count"
        case .networkErrors:
            let received = scope.pods("container_network_receive_errors_total").rate(over: Scope.window).sum(by: "pod")
            let sent = scope.pods("container_network_transmit_errors_total").rate(over: Scope.window).sum(by: "pod")
            expression = received + sent
            unit = "per second"
        case .filesystemUse:
            expression = scope.containers("container_fs_usage_bytes").now.sum(by: "pod", "container")
            unit = "bytes"
        case .requestRate:
            expression = RequestMetrics.any { scope.pods($0.count).rate(over: Scope.window).sum(by: "pod") }
            unit = "per second"
        case .errorRatio:
            expression = RequestMetrics.any { metric in
                let all = scope.pods(metric.count).rate(over: Scope.window).sum(by: "pod")
                let failed = scope.failures(of: metric).sum(by: "pod")
                // Where none has failed yet there is no series of failures: then it is none of all.
                return failed.or(all * 0) / all
            }
            unit = "ratio"
        case .latency:
            expression = RequestMetrics.any(of: RequestMetrics.histograms) { metric in
                scope.pods(metric.buckets).rate(over: Scope.window).sum(by: "le", "pod").histogramQuantile(0.95)
            }
            unit = "seconds"
        }
    }
}

/// The pods that a question is about.
private struct Scope {
    let namespace: String
    let pods: [String]

    /// What rates are averaged over: several scrapes at the usual intervals of up to a minute.
    static let window: Duration = .seconds(300)

    func pods(_ metric: StaticString, _ more: LabelMatcher...) -> SeriesSelector {
        SeriesSelector(
            metric, [.label("namespace", is: namespace), .label("pod", isOneOf: pods)] + more)
    }

    /// Of cadvisor's series those of containers: it also has some of whole pods, and of their sandboxes.
    func containers(_ metric: StaticString) -> SeriesSelector {
        pods(metric, .label("container", isNot: ""), .label("container", isNot: "POD"))
    }

    /// Requests that were answered with 500 to 599, under any of the labels that libraries use.
    func failures(of metric: RequestMetrics) -> PromQL {
        pods(metric.count, .label("code", matches: "5..")).rate(over: Self.window)
            .or(pods(metric.count, .label("status", matches: "5..")).rate(over: Self.window))
            .or(pods(metric.count, .label("status_code", matches: "5..")).rate(over: Self.window))
            .or(pods(metric.count, .label("http_response_status_code", matches: "5..")).rate(over: Self.window))
    }
}

/// The metrics of requests that a library writes.
private struct RequestMetrics {
    /// A counter of requests.
    let count: StaticString
    /// The buckets of how long they took, where there are any.
    var buckets: StaticString = ""

    /// Of the client libraries of Prometheus, of OpenTelemetry, of Spring.
    static let histograms = [
        RequestMetrics(count: "http_request_duration_seconds_count", buckets: "http_request_duration_seconds_bucket"),
        RequestMetrics(
            count: "http_server_request_duration_seconds_count", buckets: "http_server_request_duration_seconds_bucket"),
        RequestMetrics(count: "http_server_requests_seconds_count", buckets: "http_server_requests_seconds_bucket"),
    ]

    private static let first = RequestMetrics(count: "http_requests_total")

    /// What an expression is for the first of the metrics that a pod has.
    static func any(_ expression: (RequestMetrics) -> PromQL) -> PromQL {
        histograms.reduce(expression(first)) { $0.or(expression($1)) }
    }

    /// What an expression is for the first of some metrics that a pod has.
    static func any(of metrics: [RequestMetrics], _ expression: (RequestMetrics) -> PromQL) -> PromQL {
        metrics.dropFirst().reduce(metrics.first.map(expression) ?? PromQL(source: "vector(0)")) {
            $0.or(expression($1))
        }
    }
}
