import Incidents
import KubernetesModel

/// One revision of a workload's template: a ReplicaSet or a ControllerRevision.
struct Revision {
    /// The label by which a Deployment's controller tells its replica sets and their pods apart.
    static let hashLabel = "pod-template-hash"
    /// The label that names the ControllerRevision a pod was made from.
    static let revisionLabel = "controller-revision-hash"

    let number: Int
    let uid: String
    /// The template as the workload held it: without what the controller added to it.
    let template: JSONValue
    /// Whether the workload has this template now.
    let isCurrent: Bool
    /// Whether it carries the marks of the workload's controller.
    let isMarked: Bool

    private let name: String
    private let isReplicaSet: Bool

    /// Nil for an object that is no revision of the owner.
    init?(_ value: JSONValue, owner: String, template current: JSONValue) {
        guard value.controller?["uid"]?.stringValue == owner, let uid = value[path: "metadata", "uid"]?.stringValue
        else { return nil }
        self.uid = uid
        name = value.name
        if let data = value["data"] {
            guard let number = value["revision"]?.intValue else { return nil }
            self.number = number
            isReplicaSet = false
            isMarked = true
            var template = data.template
            // The controller writes the template as a patch that replaces the one before.
            template["$patch"] = nil
            self.template = template
        } else {
            guard let text = value[path: "metadata", "annotations"]?[AnnotationKey.revision]?.stringValue,
                let number = Int(text)
            else { return nil }
            self.number = number
            isReplicaSet = true
            let label = value.template[path: "metadata", "labels"]?[Self.hashLabel]
            isMarked = label?.stringValue != nil && value[path: "metadata", "labels"]?[Self.hashLabel] == label
            template = value.template.withoutTemplateHash
        }
        isCurrent = template.isSameTemplate(as: current)
    }

    /// Whether a pod was made from this revision.
    func made(_ pod: Pod) -> Bool {
        isReplicaSet ? pod.metadata.controller?.uid.text == uid : pod.metadata.labels[Self.revisionLabel] == name
    }
}

extension JSONValue {
    fileprivate var withoutTemplateHash: JSONValue {
        guard var labels = self[path: "metadata", "labels"] else { return self }
        labels[Revision.hashLabel] = nil
        var template = self
        template[path: "metadata", "labels"] = labels == .object([:]) ? nil : labels
        return template
    }

    /// Whether two templates make the same pods. `creationTimestamp: null`, which some versions write into templates,
    /// says nothing.
    func isSameTemplate(as other: JSONValue) -> Bool { withoutNulls == other.withoutNulls }

    private var withoutNulls: JSONValue {
        switch self {
        case .object(let members): .object(members.filter { $0.value != .null }.mapValues(\.withoutNulls))
        case .array(let elements): .array(elements.map(\.withoutNulls))
        default: self
        }
    }
}
