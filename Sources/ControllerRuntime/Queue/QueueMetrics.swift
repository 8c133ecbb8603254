internal import Metrics

/// What a work queue counts, under the names of client-go's and controller-runtime's queues.
struct QueueMetrics: Sendable {
    let depth: Gauge
    let adds: Counter
    let retries: Counter
    let queueDuration: Timer
    let workDuration: Timer

    init(name: String) {
        let labels = [("name", name)]
        depth = Gauge(label: "workqueue_depth", dimensions: labels)
        adds = Counter(label: "workqueue_adds_total", dimensions: labels)
        retries = Counter(label: "workqueue_retries_total", dimensions: labels)
        queueDuration = Timer(label: "workqueue_queue_duration_seconds", dimensions: labels)
        workDuration = Timer(label: "workqueue_work_duration_seconds", dimensions: labels)
    }
}
