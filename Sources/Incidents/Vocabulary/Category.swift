/// What kind of fault a diagnosis found. The raw values are part of the custom resources' interface.
public enum Category: String, Codable, Hashable, Sendable, CaseIterable {
    case oomLeak = "oom_leak"
    case oomUndersized = "oom_undersized"
    case crashConfig = "crash_config"
    case crashCode = "crash_code"
    case crashDependency = "crash_dependency"
    case image
    case probe
    case scheduling
    case storage
    case configMissing = "config_missing"
    case rollout
    case serviceWiring = "service_wiring"
    case networkDNS = "network_dns"
    case job
    case quota
    case admission
    case node
    case autoscaling
    case disruptionBudget = "disruption_budget"
    case stuckTerminating = "stuck_terminating"
    case securityContext = "security_context"
    case certificate
    case sloErrors = "slo_errors"
    case sloLatency = "slo_latency"
    case saturation
    case drift
    case cost
    case unknown
}
