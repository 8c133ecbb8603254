internal import Metrics

/// What a reflector counts.
struct ReflectorMetrics: Sendable {
    private let resource: String
    /// Whole states taken in.
    let lists: Counter
    /// Objects that could not be read.
    let unreadable: Counter

    init(resource: String) {
        self.resource = resource
        lists = Counter(label: "reflector_lists_total", dimensions: [("resource", resource)])
        unreadable = Counter(label: "reflector_unreadable_objects_total", dimensions: [("resource", resource)])
    }

    /// Counts a failed list or watch.
    func count(_ failure: WatchFailure) {
        let labels = [("resource", resource), ("reason", failure.name)]
        Counter(label: "reflector_failures_total", dimensions: labels).increment()
    }
}
