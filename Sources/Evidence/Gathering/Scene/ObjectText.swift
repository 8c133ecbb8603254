import Detection
import Foundation
import Incidents
import KubernetesModel

/// The state of any object of the snapshot in a line.
enum ObjectText {
    /// Nil where the object is not in the snapshot.
    static func text(of reference: ObjectReference, in scene: Scene) -> String? {
        let (snapshot, now, name, namespace) = (scene.snapshot, scene.now, reference.name, reference.namespace)
        switch reference.kind {
        case Pod.resource.kind:
            return snapshot.object(\.pods, named: name, in: namespace).map { PodText(pod: $0, now: now).state }
        case Service.resource.kind, Endpoints.resource.kind:
            return snapshot.object(\.services, named: name, in: namespace).map {
                ServiceText($0.key, in: scene).state(of: $0).text
            }
        case PersistentVolumeClaim.resource.kind:
            return snapshot.object(\.claims, named: name, in: namespace).map {
                ClaimText.text($0, in: snapshot, now: now)
            }
        case HorizontalPodAutoscaler.resource.kind:
            return snapshot.object(\.autoscalers, named: name, in: namespace).map { AutoscalerText.text($0, now: now) }
        case PodDisruptionBudget.resource.kind:
            return snapshot.object(\.disruptionBudgets, named: name, in: namespace).map(BudgetText.text)
        case Node.resource.kind:
            return snapshot.object(\.nodes, named: name, in: nil).map { NodeText.text($0, now: now) }
        case Namespace.resource.kind:
            return snapshot.object(\.namespaces, named: name, in: nil).map { namespace in
                let conditions = namespace.status.conditions.map { $0.summary(now: now) }
                return (["phase \(namespace.status.phase)"] + conditions).joined(separator: "; ")
            }
        default:
            return snapshot.workload(reference).map { WorkloadText(workload: $0, now: now).state }
        }
    }
}
