import Incidents
import KubernetesModel

/// The kinds that actions may be about, and where they are served.
enum ActionTargets {
    private static let resources = [
        Deployment.resource, StatefulSet.resource, DaemonSet.resource, ReplicaSet.resource, Job.resource,
        CronJob.resource, Pod.resource, ControllerRevision.resource,
    ]

    /// The resource of a reference; throws for a kind that no action is about.
    static func resource(of reference: ObjectReference) throws -> APIResource {
        guard let resource = resources.first(where: { $0.kind == reference.kind }) else {
            throw ActuatorError(.refused, "no action is about objects of kind \(reference.kind)")
        }
        return resource
    }
}
