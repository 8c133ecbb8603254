import Detection
public import Foundation
public import Incidents
public import KubernetesModel

/// What a rule looks at: one target with its signals, in the cluster as it was seen.
public struct Case: Sendable {
    public let target: ObjectReference
    /// What is wrong, the deepest first, as the detector orders it.
    public let signals: [Signal]
    public let snapshot: ClusterSnapshot
    /// Earlier action requests on the target, newest first.
    public let history: [ActionRequest]
    public let now: Date

    /// The target as a workload, where it is one and still exists.
    public let workload: Workload?
    /// The workload's pods that are not being deleted.
    let pods: [Pod]
    /// The workload's revisions, where its kind has any and its controller has seen the newest spec.
    let revisions: Revisions?

    public init(
        target: ObjectReference, signals: [Signal], snapshot: ClusterSnapshot, history: [ActionRequest] = [], now: Date
    ) {
        self.target = target
        self.signals = signals
        self.snapshot = snapshot
        self.history = history
        self.now = now
        workload = snapshot.workload(target)
        pods = (workload.map { snapshot.pods(of: $0) } ?? []).filter { $0.metadata.deletionTimestamp == nil }
        revisions = workload.flatMap { Revisions.of($0, in: snapshot) }
    }

    /// The signals of some kinds, in the order of the case.
    func signals(_ kinds: Signal.Kind...) -> [Signal] { signals.filter { kinds.contains($0.kind) } }

    /// The pod that a signal was observed on, while it exists.
    func pod(of signal: Signal) -> Pod? {
        guard signal.object.kind == Pod.resource.kind else { return nil }
        return snapshot.object(\.pods, named: signal.object.name, in: signal.object.namespace)
    }

    /// The state of the container that a signal is about.
    func status(of signal: Signal) -> ContainerStatus? {
        pod(of: signal)?.allStatuses.first { $0.name == signal.container }
    }

    /// The container that a signal is about, as its pod has it.
    func container(of signal: Signal) -> Container? {
        pod(of: signal)?.allContainers.first { $0.name == signal.container }
    }
}
