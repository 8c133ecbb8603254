import Foundation
import Incidents
import KubernetesModel

/// One revision of a workload's pod template: a ReplicaSet or a ControllerRevision, read whole.
struct TemplateRevision: Sendable {
    let number: Int
    /// `replicaset/web-6f`.
    let source: String
    let createdAt: Date?
    let template: JSONValue
    /// How many of its pods are there and ready; nil where the object does not tell.
    let replicas: (ready: Int, all: Int)?
    let reference: ObjectReference

    /// Nil for an object that is no revision of the owner.
    init?(_ object: JSONValue, owner: UID, kind: String) {
        let owners = object[path: "metadata", "ownerReferences"]?.arrayValue ?? []
        guard owners.contains(where: { $0["uid"]?.stringValue == owner.text }) else { return nil }
        reference = ObjectReference(
            apiVersion: "apps/v1", kind: kind, namespace: object[path: "metadata", "namespace"]?.stringValue,
            name: object.objectName, uid: UID(object[path: "metadata", "uid"]?.stringValue ?? ""))
        source = reference.shortName
        createdAt = object[path: "metadata", "creationTimestamp"]?.stringValue.flatMap(KubernetesJSON.parseDate)
        if kind == ReplicaSet.resource.kind {
            let text = object[path: "metadata", "annotations"]?[AnnotationKey.revision]?.stringValue
            guard let number = text.flatMap({ Int($0) }), let template = object[path: "spec", "template"] else {
                return nil
            }
            self.number = number
            self.template = template
            replicas = (
                object[path: "status", "readyReplicas"]?.intValue ?? 0,
                object[path: "status", "replicas"]?.intValue ?? 0
            )
        } else {
            guard let number = object["revision"]?.intValue,
                let template = object[path: "data", "spec", "template"]
            else { return nil }
            self.number = number
            self.template = template
            replicas = nil
        }
    }
}
