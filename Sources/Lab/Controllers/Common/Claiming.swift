internal import KubernetesModel

/// Whose dependents a controller's objects are, by selector: pkg/controller/controller_ref_manager.go.
struct Claiming {
    let cluster: ClusterAccess
    let owner: JSONValue

    /// The objects of a kind that the owner controls: orphans that its selector matches are adopted, and what it no
    /// longer matches is released.
    func claim(_ resource: ResourceName) -> [JSONValue] {
        let selector = owner["spec"]?["selector"] ?? [:]
        let owned = cluster.dependents(of: owner.uid, resource).filter {
            $0.controllerReference?["uid"] == .string(owner.uid)
        }
        var claimed = owned.filter { object in
            guard !LabelMatch.matches(selector, object.labels), !owner.isDeleting else { return true }
            release(object, resource)
            return false
        }
        guard !owner.isDeleting else { return claimed }
        let orphans = cluster.objects(resource, in: owner.namespace) { content in
            content.owners.isEmpty && !content.isDeleting && LabelMatch.matches(selector, content.labels)
        }
        claimed += orphans.compactMap { adopt($0, resource) }
        return claimed
    }

    private func adopt(_ object: JSONValue, _ resource: ResourceName) -> JSONValue? {
        cluster.attemptUpdate(ObjectKey(resource, of: object)) { object in
            guard object.controllerReference == nil, !object.isDeleting else { return }
            let others = object[metadata: "ownerReferences"]?.arrayValue ?? []
            object[metadata: "ownerReferences"] = .array(others + [owner.asController])
        }
    }

    private func release(_ object: JSONValue, _ resource: ResourceName) {
        cluster.attemptUpdate(ObjectKey(resource, of: object)) { object in
            let others = (object[metadata: "ownerReferences"]?.arrayValue ?? []).filter {
                $0["uid"] != .string(owner.uid)
            }
            object[metadata: "ownerReferences"] = others.isEmpty ? nil : .array(others)
        }
    }
}
