public import Foundation
public import KubernetesModel

extension Deployment {
    /// A Deployment in the namespace `shop`, observed by its controller.
    public static func make(
        _ name: String = "web", of template: PodTemplate = .make(), replicas: Int = 2, revision: Int = 1,
        age: TimeInterval = 86_400
    ) -> Deployment {
        var deployment = Deployment()
        deployment.metadata = ObjectMeta(name: name, namespace: "shop")
        deployment.metadata.uid = UID("uid-\(name)")
        deployment.metadata.generation = revision
        deployment.metadata.creationTimestamp = .ago(age)
        deployment.metadata.annotations[AnnotationKey.revision] = "\(revision)"
        deployment.spec.replicas = replicas
        deployment.spec.template = template
        deployment.spec.selector = LabelSelector(matchLabels: template.metadata.labels)
        deployment.status.observedGeneration = revision
        return deployment
    }

    /// Sets a condition that changed so many seconds ago.
    public mutating func set(
        _ type: String, _ status: String, _ reason: String, since: TimeInterval, message: String = ""
    ) {
        var condition = Condition(type: type, status: status, reason: reason, message: message)
        condition.lastTransitionTime = .ago(since)
        self.status.conditions.removeAll { $0.type == type }
        self.status.conditions.append(condition)
    }

    /// Sets the counts of the status; what is ready is available.
    public mutating func count(replicas: Int, updated: Int, ready: Int) {
        status.replicas = replicas
        status.updatedReplicas = updated
        status.readyReplicas = ready
        status.availableReplicas = ready
        status.unavailableReplicas = Swift.max(0, replicas - ready)
    }
}
