public import Foundation
public import Incidents
public import KubernetesModel

/// Tells from a snapshot of the cluster what is wrong with one target. Pure: the same snapshot at the same time gives
/// the same answer.
///
/// State comes first and events second, because many faults emit no event, and events outlive what they are about.
/// What is wrong with a pod counts for the workload at the top of its owners; what is wrong because a node is down
/// counts for the node.
public struct Detector: Sendable {
    public let settings: Settings

    public init(settings: Settings = Settings()) { self.settings = settings }

    /// Looks at one target. A target that does not exist (any more) has no signals.
    public func assess(_ target: ObjectReference, in snapshot: ClusterSnapshot, now: Date) -> Assessment {
        var examination = Examination(snapshot: snapshot, settings: settings, now: now)
        examination.examine(target)
        return examination.assessment
    }
}
