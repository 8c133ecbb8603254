internal import Foundation
internal import KubernetesModel

extension ClusterAccess {
    /// Says something of an object in the name of a controller: all of them write as one program, yet each has events
    /// of its own.
    func record(
        _ type: EventType, _ reason: String, _ message: String, on object: JSONValue, from source: String
    ) {
        ClusterAccess(server: server, component: source, recorder: recorder, logger: logger)
            .record(type, reason, message, on: object)
    }

    /// Writes the status of an object where it is another than the one it has.
    ///
    /// - Returns: whether something was written.
    @discardableResult
    func write(status: JSONValue, of object: JSONValue, _ resource: ResourceName) -> Bool {
        guard status != object["status"] ?? [:] else { return false }
        updateStatus(ObjectKey(resource, of: object)) { $0 = status }
        return true
    }

    /// The owners of an object that are of a kind.
    func owners(of content: ObjectContent?, _ resource: ResourceName) -> [ObjectKey] {
        (content?.owners ?? []).compactMap { owner in
            server.store.place(uid: owner.uid).flatMap { $0.resource == resource ? ObjectKey($0) : nil }
        }
    }

    /// The keys of a kind's objects in a namespace.
    func keys(_ resource: ResourceName, in namespace: String?) -> [ObjectKey] {
        let prefix = namespace.map { "\($0)/" } ?? ""
        return server.store.objects(resource).objects.objects(from: prefix)
            .prefix { namespace == nil || $0.content.namespace == namespace }
            .map { ObjectKey(resource, namespace: $0.content.namespace, name: $0.content.name) }
    }

    /// What to look at after a change of a dependent: its owners before and after. One that has none may be adopted by
    /// any whose selector matches.
    func ownersToAsk(_ change: ObjectChange, _ resource: ResourceName) -> [ObjectKey] {
        let owners = owners(of: change.old, resource) + owners(of: change.new, resource)
        guard let new = change.new, new.owners.isEmpty, !new.isDeleting,
            change.old.map({ $0.labels != new.labels || !$0.owners.isEmpty }) ?? true
        else { return owners }
        return owners
            + objects(resource, in: new.namespace).filter {
                LabelMatch.matches($0["spec"]?["selector"] ?? [:], new.labels)
            }.map { ObjectKey(resource, of: $0) }
    }
}

extension ObjectKey {
    init(_ resource: ResourceName, of object: JSONValue) {
        self.init(resource, namespace: object.namespace, name: object.name)
    }

    init(_ place: Store.Place) {
        let parts = place.key.split(separator: "/", maxSplits: 1).map(String.init)
        self.init(place.resource, namespace: parts.count > 1 ? parts[0] : "", name: parts.last ?? "")
    }
}
