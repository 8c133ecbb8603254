public import Foundation
public import KubernetesModel

extension ReplicaSet {
    /// The replica set of one revision of a Deployment.
    public static func make(
        of deployment: Deployment, _ template: PodTemplate, revision: Int, replicas: Int, ready: Int,
        age: TimeInterval
    ) -> ReplicaSet {
        var set = ReplicaSet()
        let name = "\(deployment.metadata.name)-r\(revision)"
        set.metadata = ObjectMeta(name: name, namespace: deployment.metadata.namespace)
        set.metadata.uid = UID("uid-\(name)")
        set.metadata.creationTimestamp = .ago(age)
        set.metadata.annotations[AnnotationKey.revision] = "\(revision)"
        set.metadata.ownerReferences = [.controller(deployment)]
        set.spec.replicas = replicas
        set.spec.template = template
        set.spec.template.metadata.labels["pod-template-hash"] = "r\(revision)"
        set.status.replicas = replicas
        set.status.readyReplicas = ready
        set.status.availableReplicas = ready
        return set
    }

    /// Sets how many replicas are asked for and there; none is ready.
    public mutating func scale(to replicas: Int) {
        spec.replicas = replicas
        status.replicas = replicas
        status.readyReplicas = 0
        status.availableReplicas = 0
    }

    /// Says that the set may not create its pods.
    public mutating func refuse(_ message: String, since: TimeInterval = 30) {
        var condition = Condition(type: "ReplicaFailure", status: "True", reason: "FailedCreate", message: message)
        condition.lastTransitionTime = .ago(since)
        status.conditions = [condition]
        status.replicas = 0
    }
}
