public import Foundation
public import KubernetesModel

extension HorizontalPodAutoscaler {
    /// An autoscaler of a Deployment, with one condition.
    public static func make(
        _ name: String = "web", scaling deployment: String = "web", condition type: String = "ScalingActive",
        _ status: String = "True", reason: String = "ValidMetricFound", message: String = "",
        since: TimeInterval = 3600
    ) -> HorizontalPodAutoscaler {
        var autoscaler = HorizontalPodAutoscaler()
        autoscaler.metadata = ObjectMeta(name: name, namespace: "shop")
        autoscaler.metadata.uid = UID("uid-autoscaler-\(name)")
        autoscaler.spec.scaleTargetRef = ObjectReference(
            apiVersion: "apps/v1", kind: "Deployment", namespace: nil, name: deployment)
        autoscaler.spec.maxReplicas = 10
        var condition = Condition(type: type, status: status, reason: reason, message: message)
        condition.lastTransitionTime = .ago(since)
        autoscaler.status.conditions = [condition]
        return autoscaler
    }
}
