import ControllerRuntime
import Incidents
import KubernetesModel

extension ClusterSnapshot {
    /// What can be acted on, and what actions are computed from, as an API server gives it.
    func liveObjects() throws -> [JSONValue] {
        var objects: [JSONValue] = []
        objects += try deployments.objects.map { try $0.live() }
        objects += try replicaSets.objects.map { set in
            // The labels that its controller gives a replica set are those of its pods.
            var set = set
            set.metadata.labels = set.spec.template.metadata.labels
            return try set.live()
        }
        objects += try statefulSets.objects.map { try $0.live() }
        objects += try controllerRevisions.objects.map { try $0.live() }
        objects += try jobs.objects.map { try $0.live() }
        objects += try pods.objects.map { try $0.live() }
        return objects
    }
}

extension KubernetesObject {
    fileprivate func live() throws -> JSONValue {
        var value = try KubernetesJSON.value(of: self)
        value["apiVersion"] = .string(Self.resource.apiVersion)
        value["kind"] = .string(Self.resource.kind)
        return value
    }
}
