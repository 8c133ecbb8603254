import Detection
import Foundation
import Incidents
import KubernetesModel

/// The revisions of a workload: the newest, since when it is, and the last one before it that is known to have been
/// available.
struct Revisions: Sendable {
    /// A revision to go back to.
    struct Candidate: Sendable {
        let revision: Int
        /// Its template, where it is seen. Those of StatefulSets and DaemonSets are read off a pod that has it.
        let template: PodTemplate?
        /// 0 to 1: how sure it is that the revision was available.
        let certainty: Double
        /// How that is known.
        let evidence: Evidence
    }

    /// What marks a pod as made from a revision: its owner, or a label.
    enum Mark: Sendable {
        case owner(UID)
        case hash(Set<String>)

        func isOn(_ pod: Pod) -> Bool {
            switch self {
            case .owner(let uid): pod.metadata.controller?.uid == uid
            case .hash(let names): names.contains(pod.metadata.labels["controller-revision-hash"] ?? "")
            }
        }
    }

    let current: Int
    /// When the newest revision was made; nil where an old template came back, which has no time of its own.
    let since: Date?
    let candidate: Candidate?
    let mark: Mark

    /// Whether a pod was made from the newest revision.
    func isCurrent(_ pod: Pod) -> Bool { mark.isOn(pod) }

    /// Nil for kinds without revisions, and while the controller has not seen the newest spec.
    static func of(_ workload: Workload, in snapshot: ClusterSnapshot) -> Revisions? {
        guard workload.isObserved else { return nil }
        switch workload {
        case .deployment(let deployment): return of(deployment, snapshot.replicaSets(of: workload))
        case .statefulSet, .daemonSet:
            return of(workload, snapshot.controllerRevisions(of: workload), snapshot.pods(of: workload))
        case .job, .replicaSet, .pod: return nil
        }
    }

    /// When the newest of some objects was made, unless an older one is younger: then it came back.
    static func start<Object: KubernetesObject>(of newest: Object, among older: some Sequence<Object>) -> Date? {
        guard let created = newest.metadata.creationTimestamp else { return nil }
        let isBack = older.contains { ($0.metadata.creationTimestamp ?? .distantPast) > created }
        return isBack ? nil : created
    }
}
