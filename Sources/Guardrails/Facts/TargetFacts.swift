public import KubernetesModel

/// What the guardrails must know of an action's target.
public struct TargetFacts: Hashable, Sendable {
    /// The object that the action changes.
    public var reference: ObjectReference
    /// What policies select by: the workload at the top of the object's owners.
    public var scope: TargetScope
    /// Who keeps the object as Git has it: `Argo CD application shop`. A change here would be undone, or fight with it.
    public var gitOpsManager: String?
    /// The autoscaler that owns the workload's replica count.
    public var autoscaler: String?
    /// Whether the object, one of its owners or its namespace carries `midwatch.dev/ignore: "true"`.
    public var isIgnored: Bool
    /// How many pods are asked for now, where the kind counts them.
    public var replicas: Int?
    /// By container: what it had before Midwatch first raised it.
    public var baselines: [String: ResourceRequirements]
    /// Kinds that could not be read, so that what depends on them is not known.
    public var unseen: Set<String>

    public init(
        reference: ObjectReference, scope: TargetScope, gitOpsManager: String? = nil, autoscaler: String? = nil,
        isIgnored: Bool = false, replicas: Int? = nil, baselines: [String: ResourceRequirements] = [:],
        unseen: Set<String> = []
    ) {
        self.reference = reference
        self.scope = scope
        self.gitOpsManager = gitOpsManager
        self.autoscaler = autoscaler
        self.isIgnored = isIgnored
        self.replicas = replicas
        self.baselines = baselines
        self.unseen = unseen
    }
}
