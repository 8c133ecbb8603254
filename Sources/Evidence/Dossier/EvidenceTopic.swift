/// What an item of evidence is about. The order is the order in which a reader needs them.
public enum EvidenceTopic: String, Codable, Hashable, Sendable, CaseIterable {
    /// What the incident was opened for.
    case signal
    /// What a rule concluded.
    case finding
    /// The workload: spec in short, status, conditions.
    case workload
    /// A pod: status, last termination, conditions.
    case pod
    /// What changed lately: a revision with its difference, a ConfigMap or Secret by name and time.
    case change
    /// Events, grouped.
    case event
    /// Logs, reduced to templates.
    case log
    /// Use of a resource against its limit, and other measurements.
    case resources
    /// Services and endpoints that the workload needs or serves.
    case dependency
    /// Other workloads of the namespace that fail at the same time, or are well.
    case sibling
    case node
    case quota
    /// What Midwatch may do with the target by itself.
    case policy
    /// What an earlier incident of the same kind turned out to be.
    case history
}
