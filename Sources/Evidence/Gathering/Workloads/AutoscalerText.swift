import Foundation
import KubernetesModel

/// An autoscaler in a line.
enum AutoscalerText {
    static func text(_ autoscaler: HorizontalPodAutoscaler, now: Date) -> String {
        let (spec, status) = (autoscaler.spec, autoscaler.status)
        var text =
            "scales \(spec.scaleTargetRef.shortName) between \(spec.minReplicas ?? 1) and \(spec.maxReplicas): now "
            + "\(status.currentReplicas), wants \(status.desiredReplicas)"
        if status.desiredReplicas >= spec.maxReplicas, spec.maxReplicas > 0 { text += ", which is its maximum" }
        let conditions = status.conditions.filter { !$0.isAsWished }.map { $0.summary(now: now) }
        return ([text] + conditions).joined(separator: "; ")
    }
}
