extension Detector {
    /// How long a state must last before it counts as trouble, and when trouble is over.
    ///
    /// What the control plane says outright (an image that cannot be pulled, a missing key, an OOM kill, a refusal by
    /// quota) has no grace: it is signalled as soon as it is seen.
    public struct Settings: Hashable, Sendable {
        /// For a registry that cannot be reached or limits the rate: both often pass by themselves.
        public var transientPullGrace: Duration = .seconds(60)
        /// For a pod that no node takes: a claim may still be bound, a node may still join.
        public var unschedulableGrace: Duration = .seconds(20)
        /// For a pod for which the scheduler has put others out: they have their own grace period to end in.
        public var preemptionGrace: Duration = .seconds(120)
        /// For a pod with scheduling gates, which queue controllers set on purpose.
        public var schedulingGateGrace: Duration = .seconds(15 * 60)
        /// For volumes and sandboxes that fail while a pod starts; the kubelet tries again by itself.
        public var podSetupGrace: Duration = .seconds(20)
        /// For a pod on a node that neither starts nor says why.
        public var silentStartGrace: Duration = .seconds(180)
        /// For a container that has not been ready yet, on top of its probe's initial delay.
        public var readinessGrace: Duration = .seconds(60)
        /// For a container that was ready and is not any more.
        public var lostReadinessGrace: Duration = .seconds(20)
        /// For an init container that runs.
        public var initGrace: Duration = .seconds(300)
        /// How often a container must have ended before it counts as a crash loop: once may be a dependency that was
        /// not there yet.
        public var crashesOfALoop = 2
        /// A container whose run before the crash was longer than this is not in a loop.
        public var longestRunOfALoop: Duration = .seconds(3600)
        /// How long a container that crashed must run before it counts as well again: at least this, and twice as long
        /// as its run before the crash. Only for containers that restart in place: pods that a repaired revision
        /// replaced are gone, and their crashes with them.
        public var quietPeriod: Duration = .seconds(120)
        /// The upper bound of the quiet period, however long the run before the crash was.
        public var longestQuietPeriod: Duration = .seconds(3600)
        /// For a refusal to create pods; a webhook may be restarting.
        public var refusalGrace: Duration = .seconds(3)
        /// For replicas that are missing without a closer signal.
        public var unavailableGrace: Duration = .seconds(180)
        /// For a pending claim that a pod waits for, or that is bound at once.
        public var claimGrace: Duration = .seconds(20)
        /// For a service that selects nothing, counted from its creation: its pods may be created after it.
        public var endpointsGrace: Duration = .seconds(60)
        /// For a node that is not ready; the control plane has waited 40 s before it says so.
        public var nodeGrace: Duration = .seconds(20)
        /// For a node that has just joined.
        public var newNodeGrace: Duration = .seconds(300)
        /// For a node under pressure.
        public var pressureGrace: Duration = .seconds(60)
        /// For a pod that is still there after its own grace period. The kubelet of a busy node needs one to two minutes
        /// to take a pod's containers and volumes away.
        public var terminationGrace: Duration = .seconds(180)
        /// For any other object that is being deleted.
        public var deletionGrace: Duration = .seconds(300)
        /// For an autoscaler without metrics: new pods have none for a while.
        public var autoscalerGrace: Duration = .seconds(300)
        /// For an autoscaler at its maximum.
        public var maximumReplicasGrace: Duration = .seconds(900)
        /// A failed job older than this is history.
        public var jobFailureAge: Duration = .seconds(24 * 3600)
        /// An event that was last seen longer ago than this says nothing of now.
        public var eventAge: Duration = .seconds(600)
        /// How often a Warning event without a meaning of its own must have been seen.
        public var warningOccurrences = 3

        public init() {}
    }
}
