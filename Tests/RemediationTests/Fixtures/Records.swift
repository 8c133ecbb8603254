import Foundation
import Incidents
import KubernetesModel
import Remediation

/// An incident of the workload.
func incident(_ kinds: [Signal.Kind] = [.imageUnavailable], target: ObjectReference = .workload()) -> Incident {
    var metadata = ObjectMeta(name: "checkout-1", namespace: "shop")
    metadata.uid = "u-incident"
    return Incident(
        metadata: metadata,
        spec: .init(
            title: "", severity: .P3, target: target, fingerprint: "f", openedAt: threeInTheMorning,
            signals: kinds.map { signal($0, on: target) }))
}

/// A signal that was seen first so many seconds after three.
func signal(_ kind: Signal.Kind, on object: ObjectReference, at seconds: Double = -60) -> Signal {
    let time = threeInTheMorning.addingTimeInterval(seconds)
    return Signal(kind: kind, object: object, reason: "Test", message: "as seen", firstSeen: time, lastSeen: time)
}
