import Detection
import Foundation
import Incidents
import KubernetesModel

/// An incident's target and what belongs to it, worked out of the snapshot once for all who gather.
struct Scene: Sendable {
    let subject: EvidenceSubject
    let limits: GatheringLimits
    /// The target as a workload; of a service, claim or autoscaler, the workload that it is about. Nil for others.
    let workload: Workload?
    /// The target's pods, the most telling first: those that fail before those that are well.
    let pods: [Pod]
    /// When the trouble began, as far as that is known.
    let onset: Date

    init(_ subject: EvidenceSubject, limits: GatheringLimits) {
        self.subject = subject
        self.limits = limits
        let related = Self.related(to: subject.incident.spec.target, in: subject.snapshot)
        workload = related.workload
        pods = related.pods.sorted { $0.isMoreTelling(than: $1) }
        let spec = subject.incident.spec
        onset = (subject.signals + spec.signals).map(\.firstSeen).min().map { min($0, spec.openedAt) } ?? spec.openedAt
    }

    var target: ObjectReference { subject.incident.spec.target }
    var snapshot: ClusterSnapshot { subject.snapshot }
    var now: Date { subject.now }
    /// The target's namespace; nil for a node and the like.
    var namespace: String? { target.kind == Namespace.resource.kind ? target.name : target.namespace }

    /// The workload that a target is about, and its pods.
    private static func related(
        to target: ObjectReference, in snapshot: ClusterSnapshot
    ) -> (workload: Workload?, pods: [Pod]) {
        if let workload = snapshot.workload(target) { return (workload, snapshot.pods(of: workload)) }
        let (name, namespace) = (target.name, target.namespace)
        switch target.kind {
        case Service.resource.kind:
            guard let service = snapshot.object(\.services, named: name, in: namespace) else { return (nil, []) }
            let pods = snapshot.pods(selectedBy: service)
            return (pods.lazy.compactMap { snapshot.topWorkload(of: $0) }.first, pods)
        case PersistentVolumeClaim.resource.kind:
            let workload = snapshot.workloads(using: name, in: namespace).first
            return (workload, workload.map { snapshot.pods(of: $0) } ?? [])
        case HorizontalPodAutoscaler.resource.kind:
            let autoscaler = snapshot.object(\.autoscalers, named: name, in: namespace)
            let workload = autoscaler.flatMap { snapshot.target(of: $0) }
            return (workload, workload.map { snapshot.pods(of: $0) } ?? [])
        case Node.resource.kind:
            return (nil, snapshot.pods(on: name))
        default:
            return (nil, [])
        }
    }
}
