public import Incidents
public import KubernetesModel

extension Detector {
    /// How much the signals of a target matter.
    ///
    /// - P1: a node is down; or a workload of several replicas has none available.
    /// - P2: at least half of a workload is unavailable, its only replica is, or a node is under pressure.
    /// - P3: less than half of a workload is unavailable, nothing is lost yet (an old revision still serves), a job
    ///   failed, a service has no endpoints, a claim is pending.
    /// - P4: all replicas are available, and only a warning, an autoscaler or a deletion is in trouble.
    public func severity(of signals: [Signal], target: ObjectReference, in snapshot: ClusterSnapshot) -> Severity {
        let kinds = Set(signals.map(\.kind))
        if target.kind == Node.resource.kind { return kinds.contains(.nodeNotReady) ? .P1 : .P2 }
        guard let workload = snapshot.workload(target), let availability = Availability(of: workload) else {
            return kinds.isSubset(of: Self.minorKinds) ? .P4 : .P3
        }
        guard availability.missing > 0 else { return kinds.isSubset(of: Self.minorKinds) ? .P4 : .P3 }
        if availability.available == 0 { return availability.desired > 1 ? .P1 : .P2 }
        return availability.missing * 2 >= availability.desired ? .P2 : .P3
    }

    /// Kinds that take nothing away from anyone by themselves.
    private static let minorKinds: Set<Signal.Kind> = [.warningEvent, .autoscalerFailing, .stuckTerminating]

    /// One line for people: what is wrong with what, and how many signals beside it.
    public func title(of signals: [Signal], target: ObjectReference) -> String {
        guard let worst = signals.first else { return "\(target.shortName) is well" }
        let container = worst.container.map { " (container \($0))" } ?? ""
        let others = signals.count > 1 ? ", and \(signals.count - 1) more" : ""
        return "\(target.shortName): \(worst.kind.title), \(worst.reason)\(container)\(others)"
    }
}

extension Signal.Kind {
    /// The kind in the words of a title.
    var title: String {
        switch self {
        case .imageUnavailable: "image unavailable"
        case .outOfMemory: "out of memory"
        case .crashLoop: "crash loop"
        case .containerConfigInvalid: "container cannot be created"
        case .containerStartFailed: "container cannot start"
        case .readinessFailing: "not ready"
        case .livenessFailing: "restarted by a failing probe"
        case .initStuck: "init container does not finish"
        case .unschedulable: "no node takes the pod"
        case .claimPending: "claim is not bound"
        case .mountFailed: "volume cannot be mounted"
        case .sandboxFailed: "pod sandbox cannot be made"
        case .podEvicted: "pod evicted or rejected"
        case .createRefused: "pods may not be created"
        case .rolloutStuck: "rollout is stuck"
        case .replicasUnavailable: "replicas unavailable"
        case .jobFailed: "job failed"
        case .noEndpoints: "service has no endpoints"
        case .nodeNotReady: "node is not ready"
        case .nodePressure: "node under pressure"
        case .stuckTerminating: "deletion does not end"
        case .autoscalerFailing: "autoscaler fails"
        case .warningEvent: "warning"
        }
    }
}
