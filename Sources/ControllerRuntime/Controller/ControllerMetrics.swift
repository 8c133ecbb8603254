internal import Metrics

/// What a controller counts, under controller-runtime's names. All series exist from the start, at zero.
struct ControllerMetrics: Sendable {
    /// The end of a reconcile, as the label `result` names it.
    enum Result: String, CaseIterable {
        case success
        case requeueAfter = "requeue_after"
        case error
    }

    private let totals: [Result: Counter]
    let errors: Counter
    let terminalErrors: Counter
    let timeouts: Counter
    let duration: Timer
    let activeWorkers: Gauge

    init(controller: String, workers: Int) {
        let labels = [("controller", controller)]
        totals = Dictionary(
            uniqueKeysWithValues: Result.allCases.map { result in
                let labels = labels + [("result", result.rawValue)]
                return (result, Counter(label: "controller_runtime_reconcile_total", dimensions: labels))
            })
        errors = Counter(label: "controller_runtime_reconcile_errors_total", dimensions: labels)
        terminalErrors = Counter(label: "controller_runtime_terminal_reconcile_errors_total", dimensions: labels)
        timeouts = Counter(label: "controller_runtime_reconcile_timeouts_total", dimensions: labels)
        duration = Timer(label: "controller_runtime_reconcile_time_seconds", dimensions: labels)
        activeWorkers = Gauge(label: "controller_runtime_active_workers", dimensions: labels)
        activeWorkers.record(0)
        Gauge(label: "controller_runtime_max_concurrent_reconciles", dimensions: labels).record(workers)
    }

    func count(_ result: Result) { totals[result]?.increment() }
}
