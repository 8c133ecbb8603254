public import Foundation
public import KubernetesModel

/// One observation that something is wrong.
public struct Signal: Codable, Hashable, Sendable {
    /// What was observed. The raw values are part of the custom resources' interface.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        /// A container's image cannot be pulled or is not acceptable.
        case imageUnavailable
        /// A container was killed for using more memory than its limit.
        case outOfMemory
        /// A container ends again and again.
        case crashLoop
        /// A container cannot be created: a ConfigMap, Secret or key is missing, or its settings are refused.
        case containerConfigInvalid
        /// A container's command cannot be started.
        case containerStartFailed
        /// A container runs but is not ready, because its readiness probe fails.
        case readinessFailing
        /// A container is restarted, because its liveness or startup probe fails.
        case livenessFailing
        /// A pod's init container does not finish.
        case initStuck
        /// No node takes a pod.
        case unschedulable
        /// A claim is not bound, or lost its volume.
        case claimPending
        /// A volume of a pod cannot be attached or mounted.
        case mountFailed
        /// A pod's network sandbox cannot be made.
        case sandboxFailed
        /// A pod was evicted or rejected by its node.
        case podEvicted
        /// A controller may not create pods: quota, admission, a missing service account.
        case createRefused
        /// A rollout does not progress.
        case rolloutStuck
        /// A workload has fewer available replicas than asked for, with no closer signal.
        case replicasUnavailable
        /// A job failed for good.
        case jobFailed
        /// A service selects no ready pod.
        case noEndpoints
        /// A node does not run pods.
        case nodeNotReady
        /// A node is short of memory, disk or process ids.
        case nodePressure
        /// An object is being deleted and does not go.
        case stuckTerminating
        /// An autoscaler cannot do its work.
        case autoscalerFailing
        /// A Warning event of a reason that has no kind of its own.
        case warningEvent
    }

    public var kind: Kind
    /// The object it was observed on: a pod, a claim, a replica set ...
    public var object: ObjectReference
    /// The container, where it is about one.
    public var container: String?
    /// The reason in Kubernetes' own word: `ImagePullBackOff`, `FailedScheduling`.
    public var reason: String
    /// The message as the component wrote it, cut to a bounded length.
    public var message: String
    /// Who wrote it.
    public var trust: Trust
    /// When it began, as far as that is known.
    public var firstSeen: Date
    /// When it was last seen.
    public var lastSeen: Date
    /// How often it was seen: restarts, occurrences of the event, or the pods that show it.
    public var count: Int

    public init(
        kind: Kind, object: ObjectReference, container: String? = nil, reason: String, message: String,
        trust: Trust = .controlPlane, firstSeen: Date, lastSeen: Date, count: Int = 1
    ) {
        self.kind = kind
        self.object = object
        self.container = container
        self.reason = reason
        self.message = message
        self.trust = trust
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.count = count
    }
}
