extension EvidenceTopic {
    /// What several items of the topic are called.
    var plural: String {
        switch self {
        case .signal: "signals"
        case .finding: "findings"
        case .workload: "facts about the workload"
        case .pod: "pods"
        case .change: "changes"
        case .event: "events"
        case .log: "logs"
        case .resources: "measurements"
        case .dependency: "dependencies"
        case .sibling: "siblings"
        case .node: "nodes"
        case .quota: "quotas"
        case .policy: "policies"
        case .history: "earlier incidents"
        }
    }
}
