/// What HTTP services say of their answers, in the names of Prometheus' client libraries.
enum ServiceMetrics {
    private static let requests = "http_requests_total"
    private static let duration = "http_request_duration_seconds"

    static func of(_ containers: [PodMeasurements.Container]) -> Exposition {
        var exposition = Exposition()
        let serving = containers.compactMap { container in container.http.map { (container.metricLabels, $0) } }
        exposition.begin(requests, .counter, help: "Number of HTTP requests by status code.")
        for (labels, http) in serving {
            for (code, count) in http.requests.sorted(by: { $0.key < $1.key }) {
                exposition.sample(requests, labels + [("code", String(code))], count)
            }
        }
        exposition.begin(duration, .histogram, help: "Time of HTTP requests in seconds.")
        for (labels, http) in serving {
            let count = http.requests.values.reduce(0, +)
            for (bound, below) in http.buckets.sorted(by: { $0.key < $1.key }) where bound.isFinite {
                exposition.sample("\(duration)_bucket", labels + [("le", Exposition.number(bound))], below)
            }
            exposition.sample("\(duration)_bucket", labels + [("le", "+Inf")], count)
            exposition.sample("\(duration)_sum", labels, http.seconds)
            exposition.sample("\(duration)_count", labels, count)
        }
        return exposition
    }
}
