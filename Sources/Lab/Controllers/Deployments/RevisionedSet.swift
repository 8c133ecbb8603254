internal import Foundation
internal import KubernetesModel

/// A ReplicaSet as its deployment sees it: the pods of one revision.
struct RevisionedSet: Hashable {
    var object: JSONValue
    var replicas: Int
    /// How many pods it has, and how many of them are ready and available.
    var actual: Int
    var ready: Int
    var available: Int

    static let revisionKey = "deployment.kubernetes.io/revision"
    static let historyKey = "deployment.kubernetes.io/revision-history"
    static let desiredKey = "deployment.kubernetes.io/desired-replicas"
    static let maximumKey = "deployment.kubernetes.io/max-replicas"

    init(_ object: JSONValue) {
        self.object = object
        replicas = object["spec"]?["replicas"]?.intValue ?? 0
        actual = object["status"]?["replicas"]?.intValue ?? 0
        ready = object["status"]?["readyReplicas"]?.intValue ?? 0
        available = object["status"]?["availableReplicas"]?.intValue ?? 0
    }

    var name: String { object.name }
    var uid: String { object.uid }
    var key: ObjectKey { ObjectKey(.replicaSets, of: object) }
    var revision: Int { object.annotations[Self.revisionKey].flatMap { Int($0) } ?? 0 }
    /// How many replicas the deployment wanted, and might have, when it last scaled the set.
    var desired: Int? { object.annotations[Self.desiredKey].flatMap { Int($0) } }
    var maximum: Int? { object.annotations[Self.maximumKey].flatMap { Int($0) } }

    /// The template as the deployment had it, without the label that tells its pods from others'.
    var template: JSONValue {
        var template = object["spec"]?["template"] ?? [:]
        template[path: "metadata", "labels", TemplateHash.label] = nil
        return template
    }

    static func isOlder(_ left: RevisionedSet, _ right: RevisionedSet) -> Bool {
        (left.object.creation, left.name) < (right.object.creation, right.name)
    }
}

extension Sequence<RevisionedSet> {
    var wanted: Int { reduce(0) { $0 + $1.replicas } }
    var actual: Int { reduce(0) { $0 + $1.actual } }
    var ready: Int { reduce(0) { $0 + $1.ready } }
    var available: Int { reduce(0) { $0 + $1.available } }
}
