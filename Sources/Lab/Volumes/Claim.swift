internal import Foundation
internal import KubernetesModel

/// What is asked of a PersistentVolumeClaim.
struct Claim: Sendable {
    let key: ObjectKey
    let uid: String
    /// Nil: none was named. Empty: it wants a volume without a class.
    let className: String?
    /// The volume that it is, or wants to be, bound to.
    let volumeName: String?
    let accessModes: Set<String>
    let volumeMode: String
    let request: Int64
    let selector: JSONValue?
    let phase: String
    let hasCompletedBinding: Bool
    /// Where the pod that waits for it is to run.
    let selectedNode: String?
    let isDeleting: Bool

    static let bindCompleted = "pv.kubernetes.io/bind-completed"
    static let boundByController = "pv.kubernetes.io/bound-by-controller"
    static let selectedNodeAnnotation = "volume.kubernetes.io/selected-node"

    init(_ value: JSONValue) {
        key = ObjectKey(.persistentVolumeClaims, namespace: value.namespace, name: value.name)
        uid = value.uid
        let spec = value["spec"]
        let annotations = value[metadata: "annotations"]
        className =
            annotations?["volume.beta.kubernetes.io/storage-class"]?.stringValue
            ?? spec?["storageClassName"]?.stringValue
        volumeName = spec?["volumeName"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
        accessModes = Set((spec?["accessModes"]?.arrayValue ?? []).compactMap(\.stringValue))
        volumeMode = spec?["volumeMode"]?.stringValue ?? "Filesystem"
        request = ResourceAmounts(spec?["resources"]?["requests"])["storage"]
        selector = spec?["selector"]
        phase = value["status"]?["phase"]?.stringValue ?? "Pending"
        hasCompletedBinding = annotations?[Self.bindCompleted] != nil
        selectedNode = annotations?[Self.selectedNodeAnnotation]?.stringValue
        isDeleting = value.isDeleting
    }

    /// Whether pods can use it.
    var isBound: Bool { volumeName != nil && hasCompletedBinding && phase == "Bound" }
}
