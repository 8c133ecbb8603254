import Foundation
import Incidents
import KubernetesModel

extension Examination {
    /// Looks at an autoscaler. At its minimum, or switched off because its target has no replicas, it is as it should
    /// be.
    mutating func examine(_ autoscaler: HorizontalPodAutoscaler) {
        for condition in autoscaler.status.conditions {
            switch condition.type {
            case "ScalingActive", "AbleToScale":
                guard condition.isFalse, condition.reason != "ScalingDisabled",
                    hasLasted(settings.autoscalerGrace, since: condition.lastTransitionTime)
                else { continue }
            case "ScalingLimited":
                guard condition.isTrue, condition.reason == "TooManyReplicas",
                    hasLasted(settings.maximumReplicasGrace, since: condition.lastTransitionTime)
                else { continue }
            default:
                continue
            }
            add(
                Signal(
                    kind: .autoscalerFailing, object: autoscaler.reference, reason: condition.reason ?? condition.type,
                    message: condition.message ?? "", firstSeen: condition.lastTransitionTime ?? now, lastSeen: now))
        }
    }
}
