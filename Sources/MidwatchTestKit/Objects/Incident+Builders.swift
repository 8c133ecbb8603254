public import Foundation
public import Incidents
public import KubernetesModel

extension Incident {
    /// An open incident about a target, in the target's namespace.
    public static func make(
        about target: ObjectReference, title: String = "something is wrong", signals: [Signal] = [],
        openedAgo: TimeInterval = 60
    ) -> Incident {
        var metadata = ObjectMeta(name: "\(target.name)-incident", namespace: target.namespace ?? "midwatch-system")
        metadata.uid = UID("uid-\(metadata.name)")
        return Incident(
            metadata: metadata,
            spec: Spec(
                title: title, severity: .P3, target: target, fingerprint: "print", openedAt: .ago(openedAgo),
                signals: signals))
    }
}
