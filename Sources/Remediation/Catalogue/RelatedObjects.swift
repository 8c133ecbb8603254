public import KubernetesModel

/// The live objects around a target that an action is computed from, each whole.
public struct RelatedObjects: Hashable, Sendable {
    /// The workload that the target's pods belong to: a pod's Deployment, a job's CronJob, or the target itself.
    public var workload: JSONValue?
    /// The workload's revisions: ReplicaSets or ControllerRevisions.
    public var revisions: [JSONValue]
    /// The workload's pods.
    public var pods: [JSONValue]
    /// The namespace's autoscalers.
    public var autoscalers: [JSONValue]
    /// The jobs of the same CronJob.
    public var jobs: [JSONValue]

    public init(
        workload: JSONValue? = nil, revisions: [JSONValue] = [], pods: [JSONValue] = [],
        autoscalers: [JSONValue] = [], jobs: [JSONValue] = []
    ) {
        self.workload = workload
        self.revisions = revisions
        self.pods = pods
        self.autoscalers = autoscalers
        self.jobs = jobs
    }
}
