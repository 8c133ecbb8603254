import Incidents
import KubernetesModel

/// What a policy says of one kind of action, read out, checked, and with the built-in limits where it says nothing.
struct PolicyTerms: Hashable {
    let policy: AutonomyPolicy
    /// Whether the policy names the kind of action at all.
    let isNamed: Bool
    /// The stricter of the policy's mode and the action's.
    let mode: AutonomyPolicy.Mode
    let minConfidence: Double
    let bounds: Bounds
    let limits: Limits
    let schedule: Schedule
    let isStopped: Bool
    let approvers: [String]

    var name: String { policy.metadata.name }

    /// Limits on an action's parameters.
    struct Bounds: Hashable {
        var memoryLimitMax: Double?
        var cpuLimitMax: Double?
        var maxIncreasePercent = BuiltInLimits.maxIncreasePercent
        var minReplicas = BuiltInLimits.minReplicas
        /// Nil: the built-in multiple of what the workload has.
        var maxReplicas: Int?
    }

    /// How much may be done.
    struct Limits: Hashable {
        let actionsPerHour: Int
        let perTargetPerHour: Int
        let cooldown: Duration
        let maxInFlight: Int
        let maxPodsPercent: Int
    }

    /// Reads a policy.
    ///
    /// - Throws: ``PolicyProblem`` for the first field that cannot be understood.
    init(_ policy: AutonomyPolicy, for kind: Action.Kind) throws(PolicyProblem) {
        let spec = policy.spec
        // Of two rules for one kind, the stricter term of each counts. All rules are read, so that a slip in one of them
        // does not stay hidden until its action is needed.
        var bounds: [Bounds] = []
        var modes: [AutonomyPolicy.Mode] = []
        var confidences: [Double] = []
        for (index, rule) in (spec.actions ?? []).enumerated() {
            let field = "spec.actions[\(index)]"
            let ruleBounds = try Bounds(rule.bounds, field: "\(field).bounds")
            if let minimum = rule.minConfidence, !(0...1 ~= minimum) {
                throw PolicyProblem(field: "\(field).minConfidence", problem: "\(minimum) is not between 0 and 1")
            }
            guard rule.kind == kind else { continue }
            bounds.append(ruleBounds)
            modes.append(rule.mode ?? spec.mode)
            confidences.append(rule.minConfidence ?? BuiltInLimits.minConfidence)
        }
        self.policy = policy
        isNamed = !modes.isEmpty
        mode = min(spec.mode, modes.min() ?? .suggest)
        minConfidence = confidences.max() ?? BuiltInLimits.minConfidence
        self.bounds = bounds.dropFirst().reduce(bounds.first ?? Bounds()) { $0.stricter($1) }
        limits = try Limits(spec.limits)
        schedule = try Schedule(freeze: spec.freezeWindows ?? [], allowed: spec.allowedWindows)
        isStopped = spec.killSwitch ?? false
        approvers =
            (spec.approvers?.groups ?? []).map { "group \($0)" } + (spec.approvers?.users ?? []).map { "user \($0)" }
    }
}
