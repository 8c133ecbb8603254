internal import Foundation
internal import KubernetesModel

/// The revisions of a StatefulSet's or a DaemonSet's template: pkg/controller/history/controller_history.go.
struct RevisionHistory {
    let cluster: ClusterAccess
    let owner: JSONValue
    /// In their order, the newest last.
    private(set) var revisions: [JSONValue]
    /// The label that holds a revision's hash.
    let hashLabel: String

    init(of owner: JSONValue, hashLabel: String, in cluster: ClusterAccess) {
        self.cluster = cluster
        self.owner = owner
        self.hashLabel = hashLabel
        revisions = Claiming(cluster: cluster, owner: owner).claim(.controllerRevisions).sorted {
            (Self.number($0), $0.creation, $0.name) < (Self.number($1), $1.creation, $1.name)
        }
    }

    static func number(_ revision: JSONValue) -> Int { revision["revision"]?.intValue ?? 0 }

    func revision(named name: String) -> JSONValue? { revisions.first { $0.name == name } }

    /// What a revision keeps of its owner: a patch that puts the template back.
    var data: JSONValue {
        var template = owner["spec"]?["template"] ?? [:]
        template["$patch"] = "replace"
        return ["spec": ["template": template]]
    }

    /// The revision of the template as it is now: an old one that is the newest again, or one that is made.
    ///
    /// - Returns: nil: it could not be made, or the name is another's, which `collisions` then counts.
    mutating func current(collisions: inout Int) throws(APIError) -> JSONValue? {
        let (data, next) = (data, (revisions.last.map(Self.number) ?? 0) + 1)
        if let last = revisions.last, last["data"] == data { return last }
        if let index = revisions.lastIndex(where: { $0["data"] == data }) {
            let key = ObjectKey(.controllerRevisions, of: revisions[index])
            guard let updated = try cluster.update(key, nil, { $0["revision"] = .integer(next) }) else { return nil }
            revisions.remove(at: index)
            revisions.append(updated)
            return updated
        }
        do throws(APIError) {
            let created = try cluster.create(revision(data, next, collisions: collisions), .controllerRevisions)
            revisions.append(created)
            return created
        } catch  where error.reason == "AlreadyExists" {
            collisions += 1
            return nil
        }
    }

    private func revision(_ data: JSONValue, _ number: Int, collisions: Int) -> JSONValue {
        let hash = TemplateHash.of(data, collisions: collisions)
        var labels = owner["spec"]?["template"]?["metadata"]?["labels"] ?? [:]
        labels[hashLabel] = .string(hash)
        var revision: JSONValue = [
            "apiVersion": "apps/v1", "kind": "ControllerRevision",
            "metadata": [
                "name": .string("\(owner.name)-\(hash)"), "namespace": .string(owner.namespace), "labels": labels,
                "ownerReferences": [owner.asController],
            ], "data": data, "revision": .integer(number),
        ]
        revision[metadata: "annotations"] = owner[metadata: "annotations"]
        return revision
    }

    /// Deletes the oldest revisions that nothing uses, down to the limit.
    func truncate(keeping live: (JSONValue) -> Bool) {
        let limit = owner["spec"]?["revisionHistoryLimit"]?.intValue ?? 10
        let dead = revisions.filter { !live($0) }
        for revision in dead.prefix(max(0, dead.count - limit)) {
            cluster.attemptDelete(ObjectKey(.controllerRevisions, of: revision), uid: revision.uid)
        }
    }
}
