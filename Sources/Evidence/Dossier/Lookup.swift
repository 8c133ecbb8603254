/// One more look at the cluster that an investigation may ask for: read-only, typed, about the incident's namespace and
/// what belongs to its target.
public enum Lookup: Hashable, Sendable {
    /// Lines of a container's log that contain a text; of its run before the last restart with `previous`.
    case logs(pod: String, container: String, previous: Bool, containing: String?)
    /// Spec in short, status, conditions and events of one object of the namespace, or of a node.
    case describe(kind: String, name: String)
    /// Objects of a kind in the namespace with their state in one line each, those that are not well first.
    case list(kind: String)
    /// A measurement of the target's pods from a fixed set, over the last hours.
    case metric(MetricQuestion, hours: Int)
    /// What differs between the target's newest revision and the one before.
    case revisionDifference
    /// Earlier incidents like this one, of those whose outcome was verified.
    case similarIncidents
}

/// The fixed set of measurements. The raw values are the names that a model uses.
public enum MetricQuestion: String, Codable, Hashable, Sendable, CaseIterable {
    case memoryUse = "memory_use"
    case cpuUse = "cpu_use"
    case cpuThrottling = "cpu_throttling"
    case restarts
    case networkErrors = "network_errors"
    case filesystemUse = "filesystem_use"
    case requestRate = "request_rate"
    case errorRatio = "error_ratio"
    case latency
}
