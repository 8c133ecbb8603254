internal import Foundation
internal import KubernetesModel

/// What controllers ask of a pod.
struct ControlledPod: Sendable {
    let object: JSONValue
    let labels: [String: String]
    let node: String
    let phase: String
    let isDeleting: Bool
    /// Since when it is ready; nil: it is not.
    let readySince: Date?

    init(_ object: JSONValue) {
        self.object = object
        labels = object.labels
        node = object["spec"]?["nodeName"]?.stringValue ?? ""
        phase = object["status"]?["phase"]?.stringValue ?? ""
        isDeleting = object.isDeleting
        let ready = Conditions.condition("Ready", in: object["status"])
        readySince = ready?["status"] == "True" ? ready?["lastTransitionTime"]?.dateValue ?? object.creation : nil
    }

    var name: String { object.name }
    var uid: String { object.uid }
    var key: ObjectKey { ObjectKey(.pods, of: object) }
    var isReady: Bool { readySince != nil }
    /// Whether it runs, or is to.
    var isActive: Bool { !isDeleting && !isOver }
    var isOver: Bool { phase == "Succeeded" || phase == "Failed" }

    /// The times that its containers were restarted.
    var restarts: Int {
        (object["status"]?["containerStatuses"]?.arrayValue ?? []).map { $0["restartCount"]?.intValue ?? 0 }.max() ?? 0
    }

    /// Whether it has been ready for long enough: pkg/api/v1/pod/util.go, IsPodAvailable.
    func isAvailable(after minReadySeconds: Int, at now: Date) -> Bool {
        readySince.map { $0.addingTimeInterval(Double(minReadySeconds)) <= now } ?? false
    }

    /// When it will have been ready for long enough; nil: it is already, or is not ready.
    func availableAt(after minReadySeconds: Int, now: Date) -> Date? {
        readySince.map { $0.addingTimeInterval(Double(minReadySeconds)) }.flatMap { $0 > now ? $0 : nil }
    }
}
