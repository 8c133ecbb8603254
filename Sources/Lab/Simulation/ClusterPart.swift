package import Foundation

/// A part of a cluster beside its API server: a controller, the scheduler, the kubelets.
///
/// It is written as Kubernetes' controllers are: changes become keys of objects to look at, and each look takes the
/// object as far as it goes now. All parts work in turn in one thread of time, so the same scenario always ends alike.
package protocol ClusterPart: Sendable {
    /// Who writes, as managed fields and events name it: `kube-scheduler`.
    var component: String { get }

    /// What to look at after a change.
    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey]

    /// What to look at because of something that happened outside of the API, such as the failure of a machine. It is
    /// asked whenever the cluster settles.
    mutating func signals() -> [ObjectKey]

    /// Looks at an object, which may be gone by now, and does what is due.
    ///
    /// - Returns: when to look again although nothing changes; nil: not before a change. It replaces what the last look
    ///   at this object said.
    mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date?
}

extension ClusterPart {
    package mutating func signals() -> [ObjectKey] { [] }
}
